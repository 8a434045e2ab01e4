// SPDX-License-Identifier: Apache-2.0
#include "core/source/file_walk.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/source/file_io.h"
#include "core/source/ignore_file.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// The .gitignore files that apply to a folder, innermost first, as a list shared by its
/// subfolders.
struct IgnoreScope {
  IgnoreFile rules;
  std::size_t folder_length = 0;  ///< of the prefix "a/b/" that paths below it share
  std::shared_ptr<const IgnoreScope> outer;
};
using Scope = std::shared_ptr<const IgnoreScope>;

/// A folder to be visited: "" or "a/b/".
struct Folder {
  std::string prefix;
  Scope scope;
};

bool is_ignored(const IgnoreScope* scope, std::string_view path, bool is_folder) {
  for (; scope != nullptr; scope = scope->outer.get()) {
    const std::optional<bool> verdict =
        scope->rules.ignores(path.substr(scope->folder_length), is_folder);
    if (verdict) return *verdict;
  }
  return false;
}

Scope enter(const std::string& root, const Folder& folder) {
  std::error_code error;
  const std::string path = root + "/" + folder.prefix + ".gitignore";
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return folder.scope;
  const Result<std::string> text = read_file(path);
  if (!text) return folder.scope;
  return std::make_shared<const IgnoreScope>(
      IgnoreScope{IgnoreFile(text.value()), folder.prefix.size(), folder.scope});
}

}  // namespace

std::vector<std::string> walk_tree(const std::string& root, IgnoredPython ignored_python) {
  std::vector<std::string> files;
  std::vector<Folder> waiting = {{"", nullptr}};
  while (!waiting.empty()) {
    const Folder folder = std::move(waiting.back());
    waiting.pop_back();
    const Scope scope = enter(root, folder);
    std::error_code error;
    fs::directory_iterator entry(root + "/" + folder.prefix, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string path = folder.prefix + entry->path().filename().string();
      std::error_code unreadable;
      const bool is_folder = !entry->is_symlink(unreadable) && entry->is_directory(unreadable);
      if (path.substr(folder.prefix.size()) == ".git") continue;
      const bool kept =
          ignored_python == IgnoredPython::kept && !is_folder && path.ends_with(".py");
      if (!kept && is_ignored(scope.get(), path, is_folder)) continue;
      if (is_folder) {
        waiting.push_back({path + "/", scope});
      } else {
        files.push_back(path);
      }
    }
  }
  return files;
}

}  // namespace migcheck
