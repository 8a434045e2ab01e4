// SPDX-License-Identifier: Apache-2.0
// What has changed in a git repository since one of its revisions.
#pragma once

#include <string>
#include <vector>

#include "core/changes/line_selection.h"
#include "core/run/pipeline.h"
#include "core/source/result.h"

namespace migcheck {

struct GitChanges {
  LineSelection lines;   ///< of the files as they are now, committed or not
  EarlierState earlier;  ///< the files as they were
};

/// Asks git about the work tree at `root`. `revision` is anything that names a commit; where it and
/// HEAD have a common ancestor, the changes since that one count, as code hosts show them. An error
/// where there is no repository, no git, or no such commit.
[[nodiscard]] Result<GitChanges> changes_since(const std::string& root,
                                               const std::string& revision);

}  // namespace migcheck
