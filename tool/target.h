// SPDX-License-Identifier: Apache-2.0
// From the paths of the command line to the repository they lie in.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

struct Target {
  std::string root;                ///< absolute
  std::vector<std::string> paths;  ///< relative to the root; empty: all of it
  std::string start;               ///< the first path, absolute
};

/// The root is that of the repository of the first path; without a repository, the current folder
/// or else the nearest folder that holds all paths. Without paths, the current folder is meant.
[[nodiscard]] Result<Target> find_target(const std::vector<std::string>& paths);

/// The repository of a file that need not exist, and of it nothing but the file.
[[nodiscard]] Result<Target> find_file_target(const std::string& file);

}  // namespace migcheck
