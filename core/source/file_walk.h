// SPDX-License-Identifier: Apache-2.0
// Walking a folder as git would.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace migcheck {

/// What becomes of a Python file that a rule ignores, in a folder that none does. Git would tell
/// whether it is tracked all the same, as migrations are that a rule meant for drafts also matches.
enum class IgnoredPython : std::uint8_t { left_out, kept };

/// Every entry below `root` that is no folder and that no .gitignore on the way ignores, relative
/// to `root`, in no particular order. Symbolic links are listed, not followed; `.git` is left out;
/// folders that cannot be read count as empty.
std::vector<std::string> walk_tree(const std::string& root, IgnoredPython ignored_python);

}  // namespace migcheck
