// SPDX-License-Identifier: Apache-2.0
// CREATE TABLE.
#include <algorithm>

#include "core/schema/columns.h"
#include "core/schema/constraints.h"
#include "core/schema/join.h"
#include "core/schema/naming.h"
#include "core/schema/table_sources.h"
#include "core/schema/triggers.h"

namespace migcheck {
namespace {

Table empty_table(const Change& change, const CreateTable& operation, QualifiedName name) {
  Table table;
  table.name = std::move(name);
  table.comment = operation.comment;
  table.partition_key = operation.partition_key;
  table.columns_known = operation.columns_known;
  table.temporary = operation.temporary;
  table.bookkeeping = operation.bookkeeping;
  table.origin = change.origin();
  return table;
}

Failure check_column_names(const CreateTable& operation) {
  std::vector<std::string> names;
  for (const ColumnDef& column : operation.columns) {
    if (std::find(names.begin(), names.end(), column.name) != names.end())
      return ddl_error("42701", "column " + in_quotes(column.name) + " specified more than once");
    names.push_back(column.name);
  }
  return std::nullopt;
}

// Checks get their names when the table is made, keys and foreign keys afterwards.
Failure add_constraints(Change& change, Table& table, const CreateTable& operation) {
  const auto add = [&](const std::vector<ConstraintDef>& constraints, auto wanted) -> Failure {
    for (const ConstraintDef& def : constraints) {
      if (!wanted(def.kind)) continue;
      if (Failure failure = add_constraint(change, table, def)) return failure;
    }
    return std::nullopt;
  };
  const auto check = [](ConstraintKind kind) { return kind == ConstraintKind::check; };
  const auto reference = [](ConstraintKind kind) { return kind == ConstraintKind::foreign_key; };
  const auto key = [&](ConstraintKind kind) { return !check(kind) && !reference(kind); };
  if (Failure failure = add(operation.constraints, check)) return failure;
  if (Failure failure = change.relation_exists(table.name)) return failure;
  if (Failure failure = change.type_exists(table.name)) return failure;
  if (Failure failure = add_inherited_keys(change, table, operation)) return failure;
  if (Failure failure = add(without_duplicate_keys(operation.constraints), key)) return failure;
  return add(operation.constraints, reference);
}

Failure add_parent_triggers(const Change& change, Table& table, const CreateTable& operation) {
  if (!operation.partition_of) return std::nullopt;
  const auto parent = change.state.find_relation(*operation.partition_of);
  return parent ? clone_triggers(change, table, *change.state.table(*parent)) : std::nullopt;
}

/// Whether the table may have been there before, unlike the catalog has it: the database is older
/// than the history, and what creates the table waits for a condition.
bool may_be_older(const Change& change, const CreateTable& operation) {
  const auto& guards = change.operation.guards;
  const bool waits =
      operation.if_not_exists || std::any_of(guards.begin(), guards.end(), [](const Guard& guard) {
        return guard.kind != GuardKind::unknown_condition;
      });
  return waits && change.state.begins_elsewhere && !operation.temporary;
}

/// The table is there for sure, with these or with other parts.
void doubt_parts(Table& table) {
  const auto doubt = [](auto& part) { part.certain = false; };
  table.columns_known = table.constraints_known = false;
  table.columns.edit_each(doubt);
  table.constraints.edit_each(doubt);
  table.indexes.edit_each(doubt);
}

// IF NOT EXISTS over a table that may exist: it exists now, with one or the other definition.
void put_or_join(Change& change, Table table) {
  const TablePtr present = change.state.table(table.name);
  if (present == nullptr || present->assumed) {
    change.put(std::move(table));
    return;
  }
  Table joined = join_tables(*present, table);
  joined.certain = true;
  change.put(std::move(joined));
}

bool skipped(const Change& change, const CreateTable& operation, const QualifiedName& name) {
  return operation.if_not_exists && change.relation_exists(name).has_value();
}

}  // namespace

Failure apply(Change& change, const CreateTable& operation) {
  QualifiedName name = operation.temporary ? QualifiedName{"pg_temp", operation.name.name}
                                           : change.creation_name(operation.name);
  name.name = truncated(name.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  if (skipped(change, operation, name)) return std::nullopt;
  if (Failure failure = check_column_names(operation)) return failure;
  Table table = empty_table(change, operation, std::move(name));
  if (Failure failure = add_inherited_columns(change, table, operation)) return failure;
  for (const ColumnDef& column : operation.columns) {
    if (Failure failure = add_column(change, table, column)) return failure;
  }
  if (Failure failure = add_constraints(change, table, operation)) return failure;
  if (Failure failure = add_parent_triggers(change, table, operation)) return failure;
  // CREATE TABLE … AS, and what Alembic writes
  table.filled = !operation.columns_known || operation.bookkeeping;
  if (may_be_older(change, operation)) doubt_parts(table);
  if (operation.if_not_exists) {
    put_or_join(change, std::move(table));
  } else {
    change.put(std::move(table));
  }
  return std::nullopt;
}

}  // namespace migcheck
