// SPDX-License-Identifier: Apache-2.0
// Column and constraint definitions, which CREATE TABLE, ALTER TABLE, CREATE DOMAIN and CREATE TYPE
// share.
#pragma once

#include <vector>

#include "core/sql/reading.h"

namespace migcheck::sql {

/// A column with the constraints that are written inside its definition.
struct ColumnDefinition {
  ColumnDef column;
  std::vector<ConstraintDef> constraints;
};

/// A ColumnDef node; `element` ends where the definition ends.
[[nodiscard]] ColumnDefinition read_column(Reading& reading, Node node, TokenRange element);

/// A Constraint node of a table; `element` ends where the constraint ends.
[[nodiscard]] ConstraintDef read_constraint(Reading& reading, Node node, TokenRange element);

/// The name in GENERATED … AS IDENTITY (SEQUENCE NAME …), which pg_dump writes.
[[nodiscard]] std::optional<QualifiedName> identity_sequence(Reading& reading, Node clause);

/// Whether a Constraint node stands for a constraint of its own (and not for NOT NULL, DEFAULT, …).
[[nodiscard]] bool is_table_constraint(Node node);

}  // namespace migcheck::sql
