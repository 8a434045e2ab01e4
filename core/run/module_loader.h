// SPDX-License-Identifier: Apache-2.0
// Finds Python modules in the repository and parses each file once, whoever asks first.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/python/interpreter.h"
#include "core/python/module.h"
#include "core/source/result.h"

namespace migcheck {

/// All parsed files of a repository; safe to use from many threads.
class ModuleStore {
 public:
  /// `texts` stand for what is in the files of these paths.
  ModuleStore(std::string root, const std::vector<std::string>& files,
              std::map<std::string, std::string> texts = {});

  [[nodiscard]] bool has(const std::string& path) const { return files_.count(path) != 0; }
  /// Whether the last part of some module's dotted name is `word`.
  [[nodiscard]] bool has_module_named(const std::string& word) const {
    return by_word_.count(word) != 0;
  }
  /// The parsed file; null when there is none or it cannot be read.
  std::shared_ptr<const PythonModule> parse(const std::string& path);
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const;
  /// The path of a file that ends in `/suffix`, if there is exactly one.
  [[nodiscard]] std::optional<std::string> unique_suffix(const std::string& suffix) const;

  /// Everything parsed so far, by path, and the files that could not be read.
  [[nodiscard]] std::vector<std::shared_ptr<const PythonModule>> modules() const;
  [[nodiscard]] std::vector<Error> read_errors() const;

 private:
  struct Slot {
    std::once_flag once;
    std::shared_ptr<const PythonModule> module;
    std::optional<Error> error;
  };
  std::shared_ptr<Slot> slot(const std::string& path);
  [[nodiscard]] Result<std::string> text_of(const std::string& path) const;

  std::string root_;
  std::map<std::string, std::string> texts_;
  std::unordered_set<std::string> files_;
  std::unordered_map<std::string, std::vector<std::string>> by_word_;  ///< of modules
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Slot>> slots_;
};

/// The modules as one environment sees them.
class RepositoryLoader : public ModuleLoader {
 public:
  /// `roots` are searched first, in order; then the folders above the importing file, nearest
  /// first.
  RepositoryLoader(ModuleStore& store, std::vector<std::string> roots)
      : store_(store), roots_(std::move(roots)) {}

  std::shared_ptr<const PythonModule> load(const std::string& name,
                                           const std::string& importer) override;
  std::optional<std::string> find(const std::string& name, const std::string& importer) override {
    return locate(name, importer);
  }
  std::optional<std::string> read_file(const std::string& path) override {
    return store_.read(path);
  }

 private:
  [[nodiscard]] std::optional<std::string> locate(const std::string& name,
                                                  const std::string& importer) const;
  [[nodiscard]] std::optional<std::string> in_folder(const std::string& folder,
                                                     const std::string& path) const;

  ModuleStore& store_;
  std::vector<std::string> roots_;
};

}  // namespace migcheck
