// SPDX-License-Identifier: Apache-2.0
// Constraints: their names, what they need, and the indexes behind them.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Adds a constraint to `table`, which need not be in the catalog yet.
Failure add_constraint(Change& change, Table& table, ConstraintDef def);
/// Primary keys, unique and exclusion constraints.
Failure add_key(Change& change, Table& table, ConstraintDef def);
/// Foreign keys; `table` may refer to itself.
Failure add_foreign_key(Change& change, Table& table, ConstraintDef def);
/// Checks an existing foreign key against the types that its columns have now.
[[nodiscard]] Failure check_foreign_key_types(const Change& change, const Table& table,
                                              const ConstraintDef& def);
/// The index that foreign keys to these columns rely on: the first unique one over exactly them
/// that is neither partial nor deferrable.
[[nodiscard]] const Index* referenced_index(const Table& table,
                                            const std::vector<std::string>& columns);
/// Adds an index; `def.name` may be empty.
Failure add_index(Change& change, Table& table, IndexDef def, bool from_constraint);
/// The unique lists that PostgreSQL merges within one CREATE TABLE: equal columns, one constraint.
[[nodiscard]] std::vector<ConstraintDef> without_duplicate_keys(
    std::vector<ConstraintDef> constraints);
/// The error for a constraint name that the table has for sure.
[[nodiscard]] Failure constraint_exists(const Change& change, const Table& table,
                                        const std::string& name);
/// Appends the finished constraint.
void append_constraint(Change& change, Table& table, ConstraintDef def);

}  // namespace migcheck
