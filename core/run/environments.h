// SPDX-License-Identifier: Apache-2.0
// The environments of a repository, with the database that each is for.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// find_environments(), with the dialect of those whose alembic.ini connects to another database
/// than PostgreSQL. That is believed where nothing speaks against it, as a URL in a file may be a
/// placeholder: env.py takes its engines from `engine_from_config(config.get_section(…))` alone, no
/// project file requires a driver of PostgreSQL, neither env.py nor a revision mentions PostgreSQL.
[[nodiscard]] std::vector<Environment> read_environments(const ModuleStore& store,
                                                         const std::vector<std::string>& files,
                                                         std::vector<Error>& errors);

}  // namespace migcheck
