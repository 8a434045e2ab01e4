// SPDX-License-Identifier: Apache-2.0
#include "core/run/import_roots.h"

#include "core/migration/folder_index.h"

namespace migcheck {

std::vector<std::string> import_roots(const Environment& environment) {
  std::vector<std::string> roots = environment.sys_path;
  if (!environment.config_file.empty()) {
    roots.emplace_back(parent_folder(environment.config_file));
  }
  roots.push_back(environment.script_location);
  return roots;
}

}  // namespace migcheck
