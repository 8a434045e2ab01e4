// SPDX-License-Identifier: Apache-2.0
// Which Alembic a project installs: older ones ignore or refuse arguments such as if_exists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/run/requirements.h"

namespace migcheck {

/// A version of Alembic and what says so.
struct DetectedAlembic {
  Version version;
  RequirementPlace place;
};

/// The version for an environment: the highest one that the nearest file of dependencies admits,
/// lock files first; nothing when it admits any new one.
[[nodiscard]] std::optional<DetectedAlembic> alembic_version(const ModuleStore& store,
                                                             const std::vector<std::string>& files,
                                                             const Environment& environment);

}  // namespace migcheck
