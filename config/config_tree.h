// SPDX-License-Identifier: Apache-2.0
// The configurations of a repository by folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/config.h"
#include "core/source/path_glob.h"

namespace migcheck {

class ConfigTree {
 public:
  /// The configuration of files in a folder (empty: the root) and below, as far as no folder below
  /// has one of its own.
  void set(const std::string& folder, Config config);
  /// The configuration for a file or folder, by its path from the root.
  [[nodiscard]] const Config& at(const std::string& path) const { return entry(path).config; }
  /// Whether the configuration for a file leaves it out.
  [[nodiscard]] bool excludes(const std::string& path) const;

 private:
  struct Entry {
    Config config;
    std::vector<PathPattern> excluded;
  };

  [[nodiscard]] const Entry& entry(const std::string& path) const;

  std::map<std::string, Entry> by_folder_;
  Entry nothing_;
};

}  // namespace migcheck
