// SPDX-License-Identifier: Apache-2.0
// Which folders of revisions form one graph.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/migration/folder_index.h"

namespace migcheck {

/// Partitions folders so that two of them are together when a revision of one names a revision of
/// the other as its parent. Folders without a revision are left out. Groups and their folders are
/// sorted.
std::vector<std::vector<std::string>> group_by_graph(const std::vector<std::string>& folders,
                                                     const FolderIndex& index,
                                                     const FileReader& reader);

}  // namespace migcheck
