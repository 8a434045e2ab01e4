// SPDX-License-Identifier: Apache-2.0
#include "tool/target.h"

#include <algorithm>
#include <filesystem>

#include "core/source/file_discovery.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> canonical_paths(const std::vector<std::string>& paths) {
  std::vector<fs::path> found;
  for (const std::string& path : paths) {
    std::error_code error;
    fs::path absolute = fs::canonical(path, error);
    if (path.empty() || error == std::errc::no_such_file_or_directory) {
      return Error{.message = "path '" + path + "' does not exist"};
    }
    if (error) return Error{.message = "path '" + path + "': " + error.message()};
    found.push_back(std::move(absolute));
  }
  return found;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

bool all_below(const std::vector<fs::path>& paths, const fs::path& folder) {
  return std::all_of(paths.begin(), paths.end(),
                     [&](const fs::path& path) { return is_below(path, folder); });
}

fs::path find_root(const std::vector<fs::path>& paths) {
  std::error_code ignored;
  fs::path repository = find_repository_root(paths.front().string());
  if (fs::exists(repository / ".git", ignored)) return repository;
  fs::path here = fs::current_path(ignored);
  if (all_below(paths, here)) return here;
  fs::path common = std::move(repository);
  while (!all_below(paths, common)) common = common.parent_path();
  return common;
}

}  // namespace

Result<Target> find_file_target(const std::string& file) {
  std::error_code ignored;
  const fs::path absolute = fs::weakly_canonical(fs::absolute(file, ignored), ignored);
  if (fs::is_directory(absolute, ignored)) {
    return Error{.message = "'" + file + "' is a folder; standard input is the text of a file"};
  }
  auto target = find_target({absolute.parent_path().string()});
  if (!target) return target.error();
  Target found = std::move(target).value();
  found.paths = {absolute.lexically_relative(found.root).generic_string()};
  found.start = absolute.string();
  return found;
}

Result<Target> find_target(const std::vector<std::string>& paths) {
  const std::vector<std::string> given = paths.empty() ? std::vector<std::string>{"."} : paths;
  const auto absolute = canonical_paths(given);
  if (!absolute) return absolute.error();
  const fs::path root = find_root(absolute.value());
  Target target{root.string(), {}, absolute.value().front().string()};
  for (std::size_t i = 0; i < given.size(); ++i) {
    const fs::path& path = absolute.value()[i];
    if (!is_below(path, root)) {
      return Error{.message = "path '" + given[i] + "' is outside of '" + target.root + "'",
                   .advice = "run migcheck once for every repository"};
    }
    target.paths.push_back(path.lexically_relative(root).generic_string());
  }
  const bool everything =
      std::find(target.paths.begin(), target.paths.end(), ".") != target.paths.end();
  if (everything) target.paths.clear();
  return target;
}

}  // namespace migcheck
