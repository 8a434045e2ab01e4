// SPDX-License-Identifier: Apache-2.0
// Where the catalog that the models expect and the catalog that the migrations make disagree, as
// Alembic's autogenerate would see it with a live database.
#pragma once

#include <string>
#include <vector>

#include "core/models/model_schema.h"
#include "core/schema/catalog.h"

namespace migcheck {

enum class DriftKind : std::uint8_t {
  missing_table,
  extra_table,
  missing_column,
  extra_column,
  type,
  nullability,
  missing_unique,
  extra_unique,
  unique_name,  ///< the same columns under another name
  unique_kind,  ///< a unique index on one side, a unique constraint of that name on the other
  missing_reference,
  extra_reference,
  reference,  ///< other actions
  missing_index,
  extra_index,
  index,  ///< unique or not
  primary_key,
  missing_check,
  extra_check,
  default_value,
  comment  ///< of a column, or of the table
};

/// What is compared.
struct DriftOptions {
  bool from_scratch = true;  ///< the history begins with an empty database, so that a table which
                             ///< no revision makes does not exist
  bool defaults = false;     ///< server defaults
  bool comments = false;
  bool keys_and_checks = false;  ///< primary keys and check constraints, which Alembic does not see
};

/// One object that is not the same on both sides.
struct Drift {
  DriftKind kind = DriftKind::missing_table;
  QualifiedName table;   ///< with its schema
  std::string part;      ///< column, constraint or index; empty for tables
  std::string columns;   ///< of a constraint that both sides have
  std::string migrated;  ///< what the migrations make of it, in SQL's words; may be empty
  std::string expected;  ///< what the models expect
  Span model;            ///< the place in the models; invalid when they have no such table
  Origin origin;         ///< the last operation that made it what it is; its span may be invalid
};

/// What differs for sure, ordered by table, kind and part. What either side does not know for sure
/// is left out, and so is what env.py tells Alembic to leave alone, tables of extensions, and
/// tables that another environment answers for.
[[nodiscard]] std::vector<Drift> find_drift(const ModelSchema& models, const Catalog& migrated,
                                            const DriftOptions& options);

}  // namespace migcheck
