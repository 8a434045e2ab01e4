// SPDX-License-Identifier: Apache-2.0
// Walking a folder as git would.
#pragma once

#include <string>
#include <vector>

namespace migcheck {

/// Every entry below `root` that is no folder and that no .gitignore on the way ignores, relative
/// to `root`, in no particular order. Symbolic links are listed, not followed; `.git` is left out;
/// folders that cannot be read count as empty.
std::vector<std::string> walk_tree(const std::string& root);

}  // namespace migcheck
