// SPDX-License-Identifier: Apache-2.0
// Environments of several databases: `upgrade(engine_name)` calls `upgrade_users()`.
#pragma once

#include <optional>
#include <string>

#include "core/python/migration_host.h"

namespace migcheck {

/// The database whose functions are followed, where `function` ("upgrade") takes its name: the
/// first of `databases` in the configuration, else the first one that the revision has functions
/// for. Each database has a catalog of its own, so only one of them can be followed.
[[nodiscard]] std::optional<std::string> engine_name(const ModuleData& module,
                                                     const std::string& function,
                                                     const AlembicSettings& settings);

}  // namespace migcheck
