// SPDX-License-Identifier: Apache-2.0
// Environments as the user's configuration names them.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"

namespace migcheck {

/// The environments that `patterns` (folders, files or globs, in the notation of .gitignore) mean:
/// those of `found` of which a pattern matches the script directory, a folder of revisions or some
/// of the revisions, and one for every further graph of revision files that match. Ordered by name.
std::vector<Environment> select_environments(const std::vector<Environment>& found,
                                             const std::vector<std::string>& patterns,
                                             const std::vector<std::string>& files,
                                             const FileReader& reader);

}  // namespace migcheck
