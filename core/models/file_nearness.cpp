// SPDX-License-Identifier: Apache-2.0
#include "core/models/file_nearness.h"

#include <algorithm>

#include "core/migration/folder_index.h"

namespace migcheck {
namespace {

/// Twice the number of folders that both share, and one more when the project holds the file.
int closeness(std::string_view project, std::string_view path) {
  int shared = 0;
  std::size_t at = 0;
  while (at < project.size()) {
    const std::size_t end = std::min(project.find('/', at), project.size());
    const bool same = path.size() > end && path[end] == '/' &&
                      path.substr(at, end - at) == project.substr(at, end - at);
    if (!same) return 2 * shared;
    ++shared;
    at = end + 1;
  }
  return 2 * shared + 1;
}

}  // namespace

std::string project_folder(const Environment& environment) {
  const std::string_view above = parent_folder(environment.script_location);
  if (environment.config_file.empty()) return std::string(above);
  const std::string_view config = parent_folder(environment.config_file);
  return std::string(config == environment.script_location ? above : config);
}

Nearness nearness(const std::vector<const Environment*>& environments, std::size_t index,
                  std::string_view path) {
  const int own = closeness(project_folder(*environments[index]), path);
  Nearness result = Nearness::own;
  for (std::size_t i = 0; i < environments.size(); ++i) {
    if (i == index || environments[i]->dialect != environments[index]->dialect) continue;
    const int other = closeness(project_folder(*environments[i]), path);
    if (other / 2 > own / 2 || (other / 2 == own / 2 && other > own)) {
      // A project that only lies beside the file takes nothing from one that holds it.
      if (other % 2 == 1 || own % 2 == 0) return Nearness::foreign;
      result = Nearness::shared;
    } else if (other == own || (other % 2 == 1 && own % 2 == 0)) {
      result = Nearness::shared;
    }
  }
  return result;
}

}  // namespace migcheck
