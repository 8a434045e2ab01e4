// SPDX-License-Identifier: Apache-2.0
// Git knows best what it ignores (global excludes, tracked files that match a pattern), so it is
// asked first. Asking a subprocess costs some milliseconds, less than walking a large tree.
#include "core/source/file_discovery.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "core/source/file_walk.h"
#include "core/source/git.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// What git lists below `root`; nothing when it cannot answer.
std::optional<std::vector<std::string>> ask_git(const std::string& root) {
  const std::optional<std::string> output =
      git_output(root, {"ls-files", "--cached", "--others", "--exclude-standard", "-z"});
  if (!output || output->empty()) return std::nullopt;
  return split_at_zeros(*output);
}

bool lies_below(const fs::path& path, const fs::path& root) {
  const auto mismatch = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return mismatch.first == root.end();
}

std::vector<std::string> keep_files(const std::string& root, std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<char> kept(names.size(), 0);  // no bits: written from many threads
  parallel_for(names.size(), 0,
               [&](std::size_t i) { kept[i] = is_repository_file(root, names[i]); });
  std::size_t at = 0;
  std::erase_if(names, [&](const std::string&) { return kept[at++] == 0; });
  return names;
}

/// The real path of a folder, or why there is none.
Result<std::string> real_folder(const std::string& folder) {
  std::error_code error;
  const fs::path path = fs::canonical(folder, error);
  if (!error && !fs::is_directory(path, error) && !error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (!error) static_cast<void>(fs::directory_iterator(path, error));
  if (error) return Error{"cannot read the folder '" + folder + "': " + error.message()};
  return path.string();
}

}  // namespace

bool is_repository_file(const std::string& root, const std::string& relative) {
  std::string path = root;
  path.append("/").append(relative);
  struct stat status = {};  // std::filesystem takes the path apart first
  if (::lstat(path.c_str(), &status) != 0) return false;
  if (S_ISREG(status.st_mode)) return true;
  if (!S_ISLNK(status.st_mode)) return false;
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  return !error && fs::is_regular_file(target, error) && lies_below(target, root);
}

std::string find_repository_root(const std::string& path) {
  std::error_code error;
  fs::path start = fs::weakly_canonical(path.empty() ? "." : path, error);
  if (error) return path;
  if (!fs::is_directory(start, error)) start = start.parent_path();
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return folder.string();
    if (folder == folder.parent_path()) return start.string();
  }
}

Result<std::vector<std::string>> discover_files(const std::string& root) {
  const Result<std::string> folder = real_folder(root);
  if (!folder) return folder.error();
  std::optional<std::vector<std::string>> listed = ask_git(folder.value());
  if (!listed) return keep_files(folder.value(), walk_tree(folder.value(), IgnoredPython::kept));
  return keep_files(folder.value(), std::move(*listed));
}

Result<std::vector<std::string>> walk_files(const std::string& root) {
  const Result<std::string> folder = real_folder(root);
  if (!folder) return folder.error();
  return keep_files(folder.value(), walk_tree(folder.value(), IgnoredPython::left_out));
}

}  // namespace migcheck
