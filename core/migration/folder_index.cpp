// SPDX-License-Identifier: Apache-2.0
#include "core/migration/folder_index.h"

#include <algorithm>
#include <utility>

namespace migcheck {
namespace {

std::string child(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

bool ends_with_components(std::string_view path, std::string_view suffix) {
  if (!path.ends_with(suffix)) return false;
  return path.size() == suffix.size() || path[path.size() - suffix.size() - 1] == '/';
}

}  // namespace

std::optional<std::string> normalize_path(std::string_view path) {
  std::string result;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (result.empty()) return std::nullopt;
      result = std::string(parent_folder(result));
    } else {
      result = child(result, part);
    }
  }
  return result;
}

std::optional<std::string> join_paths(std::string_view folder, std::string_view path) {
  if (path.starts_with('/')) return normalize_path(path);
  return normalize_path(std::string(folder) + "/" + std::string(path));
}

std::string_view parent_folder(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

FolderIndex::FolderIndex(std::vector<std::string> files) : files_(std::move(files)) {
  std::sort(files_.begin(), files_.end());
  std::string_view previous;
  for (const std::string& file : files_) {
    for (std::string_view folder = parent_folder(file); !folder.empty();
         folder = parent_folder(folder)) {
      if (is_below(previous, folder)) break;
      folders_.emplace_back(folder);
    }
    previous = file;
  }
  std::sort(folders_.begin(), folders_.end());
  folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
}

bool FolderIndex::has_file(std::string_view path) const {
  return std::binary_search(files_.begin(), files_.end(), path);
}

bool FolderIndex::has_folder(std::string_view path) const {
  return path.empty() || std::binary_search(folders_.begin(), folders_.end(), path);
}

std::vector<std::string> FolderIndex::files_in(std::string_view folder, bool recursive) const {
  const std::string prefix = folder.empty() ? "" : std::string(folder) + "/";
  std::vector<std::string> result;
  for (auto file = std::lower_bound(files_.begin(), files_.end(), prefix);
       file != files_.end() && file->starts_with(prefix); ++file) {
    if (recursive || file->find('/', prefix.size()) == std::string::npos) result.push_back(*file);
  }
  return result;
}

std::optional<std::string> FolderIndex::unique_suffix(std::string_view suffix,
                                                      std::string_view required_file) const {
  std::optional<std::string> found;
  for (const std::string& folder : folders_) {
    if (suffix.empty() || !ends_with_components(folder, suffix)) continue;
    if (!required_file.empty() && !has_file(child(folder, required_file))) continue;
    if (found) return std::nullopt;
    found = folder;
  }
  return found;
}

}  // namespace migcheck
