// SPDX-License-Identifier: Apache-2.0
// Questions about folders, answered from a list of files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// Folds `.` and `..`; nothing when the path leaves the root. A leading slash means the root, which
/// is "".
std::optional<std::string> normalize_path(std::string_view path);
/// Joins two paths and normalizes; an absolute `path` stands alone.
std::optional<std::string> join_paths(std::string_view folder, std::string_view path);
/// The folder of a path, "" at the root.
std::string_view parent_folder(std::string_view path);
/// Whether a path lies in a folder, at any depth; everything lies in the root "".
bool is_below(std::string_view path, std::string_view folder);
/// The part behind the last slash.
std::string_view file_name(std::string_view path);

/// The folders that a list of files implies.
class FolderIndex {
 public:
  /// `files` are relative to the root.
  explicit FolderIndex(std::vector<std::string> files);

  [[nodiscard]] bool has_file(std::string_view path) const;
  [[nodiscard]] bool has_folder(std::string_view path) const;
  /// Files directly in a folder, or anywhere below it, sorted.
  [[nodiscard]] std::vector<std::string> files_in(std::string_view folder, bool recursive) const;
  /// The only folder with this file name in it whose path ends with `suffix`, by whole components.
  /// Without `required_file`, any folder counts. Nothing when there are none or several.
  [[nodiscard]] std::optional<std::string> unique_suffix(std::string_view suffix,
                                                         std::string_view required_file) const;
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

 private:
  std::vector<std::string> files_;    ///< sorted
  std::vector<std::string> folders_;  ///< sorted, without the root
};

}  // namespace migcheck
