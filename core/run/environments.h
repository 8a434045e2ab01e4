// SPDX-License-Identifier: Apache-2.0
// The environments of a repository, with the database that each is for.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// find_environments(), with the dialect of those that are for another database than PostgreSQL:
/// alembic.ini names it, and env.py takes its engines from
/// `engine_from_config(config.get_section(…))` alone, or a project file requires a driver of MySQL.
/// Neither counts where something speaks against it (a URL in a file may be a placeholder): a
/// project file requires a driver of PostgreSQL, or env.py or a revision mentions it.
[[nodiscard]] std::vector<Environment> read_environments(const ModuleStore& store,
                                                         const std::vector<std::string>& files,
                                                         std::vector<Error>& errors);

}  // namespace migcheck
