// SPDX-License-Identifier: Apache-2.0
// The versions that a repository's own files name, with the places, for those who ask why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/run/alembic_version.h"
#include "core/run/sqlalchemy_version.h"

namespace migcheck {

/// What is known about one environment.
struct DetectedVersions {
  std::string script_location;
  std::optional<DetectedAlembic> alembic;
  DetectedMajor sqlalchemy;
};

/// The versions of all environments that are replayed, by name. `files` as discover_files() gives
/// them.
[[nodiscard]] std::vector<DetectedVersions> detect_versions(const std::string& root,
                                                            const std::vector<std::string>& files);

}  // namespace migcheck
