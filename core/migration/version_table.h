// SPDX-License-Identifier: Apache-2.0
// The table in which Alembic keeps the revision of a database. It is there before the first
// revision runs, and some migrations alter it: its column is too short for long revision ids.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/python/interpreter.h"
#include "core/schema/catalog.h"

namespace migcheck {

struct VersionTable {
  QualifiedName name{"", "alembic_version"};
  bool known = true;  ///< false: env.py computes the name or the schema
};

/// The table that the calls of `context.configure()` in env.py name, by `version_table=` and
/// `version_table_schema=`; Alembic's default where env.py is null or names none.
[[nodiscard]] VersionTable version_table(ModuleLoader& loader,
                                         const std::shared_ptr<const PythonModule>& env_py);

/// 22001, "value too long for type character varying(32)", when the id does not fit into the table
/// that the catalog has; nothing when that is not sure.
[[nodiscard]] std::optional<DdlError> refused_version(const Catalog& catalog,
                                                      const std::string& revision);

/// Puts the table into a catalog in which nothing has its name.
void add_version_table(Catalog& catalog, const VersionTable& table);

}  // namespace migcheck
