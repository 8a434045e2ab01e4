// SPDX-License-Identifier: Apache-2.0
// What migrations read through `context.config`.
#pragma once

#include "core/migration/environment.h"
#include "core/python/migration_host.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// The options of [alembic] in the configuration file of an environment; not known where it is no
/// INI file.
[[nodiscard]] AlembicSettings alembic_settings(const ModuleStore& store,
                                               const Environment& environment);

}  // namespace migcheck
