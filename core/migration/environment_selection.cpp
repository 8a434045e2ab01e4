// SPDX-License-Identifier: Apache-2.0
#include "core/migration/environment_selection.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/migration/folder_index.h"
#include "core/migration/version_groups.h"
#include "core/source/path_glob.h"

namespace migcheck {
namespace {

std::vector<PathPattern> compile(const std::vector<std::string>& patterns) {
  std::vector<PathPattern> result;
  for (std::string_view pattern : patterns) {
    if (pattern.starts_with("./")) pattern.remove_prefix(2);
    result.emplace_back(pattern);
  }
  return result;
}

bool matches(const std::vector<PathPattern>& patterns, const std::string& file) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const PathPattern& pattern) { return pattern.matches(file); });
}

/// An environment is wanted when its env.py or one of its revisions is.
bool wanted(const std::vector<PathPattern>& patterns, const Environment& environment) {
  if (!environment.env_py.empty() && matches(patterns, environment.env_py)) return true;
  return std::any_of(environment.revision_files.begin(), environment.revision_files.end(),
                     [&](const std::string& file) { return matches(patterns, file); });
}

Environment from_folders(std::vector<std::string> folders, const FolderIndex& index) {
  Environment environment;
  environment.name = folders.front();
  environment.script_location = std::string(parent_folder(folders.front()));
  for (const std::string& folder : folders) {
    for (const std::string& file : index.files_in(folder, false)) {
      if (is_revision_file_name(file_name(file))) environment.revision_files.push_back(file);
    }
  }
  environment.version_locations = std::move(folders);
  return environment;
}

}  // namespace

std::vector<Environment> select_environments(const std::vector<Environment>& found,
                                             const std::vector<std::string>& patterns,
                                             const std::vector<std::string>& files,
                                             const FileReader& reader) {
  const std::vector<PathPattern> compiled = compile(patterns);
  const FolderIndex index(files);
  std::vector<Environment> result;
  std::set<std::string> covered;
  for (const Environment& environment : found) {
    covered.insert(environment.revision_files.begin(), environment.revision_files.end());
    if (wanted(compiled, environment)) result.push_back(environment);
  }
  std::set<std::string> folders;
  for (const std::string& file : index.files()) {
    if (!is_revision_file_name(file_name(file)) || covered.count(file) != 0) continue;
    if (matches(compiled, file)) folders.emplace(parent_folder(file));
  }
  for (std::vector<std::string>& group :
       group_by_graph({folders.begin(), folders.end()}, index, reader)) {
    result.push_back(from_folders(std::move(group), index));
  }
  std::sort(result.begin(), result.end(),
            [](const Environment& a, const Environment& b) { return a.name < b.name; });
  return result;
}

}  // namespace migcheck
