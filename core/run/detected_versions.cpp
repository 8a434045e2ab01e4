// SPDX-License-Identifier: Apache-2.0
#include "core/run/detected_versions.h"

#include "core/run/environments.h"

namespace migcheck {

std::vector<DetectedVersions> detect_versions(const std::string& root,
                                              const std::vector<std::string>& files) {
  const ModuleStore store(root, files);
  std::vector<Error> ignored;  // an analysis tells of them
  std::vector<DetectedVersions> found;
  for (const Environment& one : read_environments(store, files, ignored)) {
    if (one.dialect != "postgresql") continue;
    found.push_back({one.script_location, alembic_version(store, files, one),
                     sqlalchemy_major(store, files, one)});
  }
  return found;
}

}  // namespace migcheck
