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

/// Whether a pattern is the very folder of this environment or of its revisions.
bool named_exactly(const Environment& environment, std::string_view pattern) {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  const auto& folders = environment.version_locations;
  return (pattern == environment.script_location && !environment.env_py.empty()) ||
         std::find(folders.begin(), folders.end(), pattern) != folders.end();
}

/// Whether Alembic would not look into the folder of `inner` when it runs `outer`, which was named.
bool hides(const Environment& outer, const Environment& inner,
           const std::vector<std::string>& patterns) {
  if (&outer == &inner || !inner.env_py.empty() || inner.version_locations.empty()) return false;
  const auto named = [&](const Environment& one) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return named_exactly(one, pattern); });
  };
  const std::string& folder = inner.version_locations.front();
  return named(outer) && !named(inner) &&
         std::any_of(outer.version_locations.begin(), outer.version_locations.end(),
                     [&](const std::string& own) { return folder.starts_with(own + "/"); });
}

/// Folders below the named folder of another environment are no environments of their own.
void drop_nested(std::vector<Environment>& chosen, const std::vector<std::string>& patterns) {
  const std::vector<Environment> all = chosen;
  std::size_t at = 0;
  std::erase_if(chosen, [&](const Environment&) {
    const Environment& inner = all[at++];
    return std::any_of(all.begin(), all.end(),
                       [&](const Environment& outer) { return hides(outer, inner, patterns); });
  });
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
  drop_nested(result, patterns);
  std::sort(result.begin(), result.end(),
            [](const Environment& a, const Environment& b) { return a.name < b.name; });
  return result;
}

}  // namespace migcheck
