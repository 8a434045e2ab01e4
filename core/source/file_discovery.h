// SPDX-License-Identifier: Apache-2.0
// Which files belong to a repository: all that git does not ignore.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// The nearest folder at or above `path` that holds a `.git`, as an absolute path without symbolic
/// links; without one, `path` itself (its folder when it is a file).
std::string find_repository_root(const std::string& path);

/// All files below `root` that git does not ignore, as paths relative to `root` with forward
/// slashes, sorted by byte. Git is asked where `root` lies in a work tree; where it cannot answer,
/// the tree is walked, and a Python file counts that only a rule for files ignores: it may be
/// tracked. Symbolic links count when they lead to a file below `root`; submodules and
/// what has been deleted do not.
Result<std::vector<std::string>> discover_files(const std::string& root);

/// The same without asking git: walks the tree, honours every .gitignore on the way and leaves out
/// `.git`.
Result<std::vector<std::string>> walk_files(const std::string& root);

/// True for a regular file, and for a symbolic link to one that does not leave `root`, an absolute
/// path without symbolic links.
[[nodiscard]] bool is_repository_file(const std::string& root, const std::string& relative);

}  // namespace migcheck
