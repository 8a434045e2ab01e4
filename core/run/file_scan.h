// SPDX-License-Identifier: Apache-2.0
// What the bytes of Python files tell before any is parsed. A large application has thousands of
// files, and reading each of them once is a good part of a run.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/run/module_loader.h"

namespace migcheck {

class FileScan {
 public:
  /// Reads the Python files among `files`, on up to `jobs` threads. One that cannot be read tells
  /// nothing.
  FileScan(const ModuleStore& store, const std::vector<std::string>& files, unsigned jobs);

  /// Whether the file may define models, or the MetaData that they belong to.
  [[nodiscard]] bool may_define_models(const std::string& path) const {
    return words(path).of_models;
  }
  /// Whether the file has the word naming_convention.
  [[nodiscard]] bool names_convention(const std::string& path) const {
    return words(path).of_convention;
  }

 private:
  struct Words {
    bool of_models = false;
    bool of_convention = false;
  };
  [[nodiscard]] Words words(const std::string& path) const;

  std::unordered_map<std::string, Words> files_;  ///< those that have any
};

}  // namespace migcheck
