// SPDX-License-Identifier: Apache-2.0
// The configurations of a repository by folder.
#pragma once

#include <map>
#include <string>

#include "config/config.h"

namespace migcheck {

class ConfigTree {
 public:
  /// The configuration of files in a folder (empty: the root) and below, as far as no folder below
  /// has one of its own.
  void set(const std::string& folder, Config config);
  /// The configuration for a file or folder, by its path from the root.
  [[nodiscard]] const Config& at(const std::string& path) const;

 private:
  std::map<std::string, Config> by_folder_;
  Config nothing_;
};

}  // namespace migcheck
