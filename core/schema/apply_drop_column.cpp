// SPDX-License-Identifier: Apache-2.0
// DROP COLUMN.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/columns.h"
#include "core/schema/dependents.h"
#include "core/schema/expression_name.h"
#include "core/schema/view_columns.h"

namespace migcheck {
namespace {

// Views that read the column; the ones that only may read it become uncertain.
std::vector<Dependent> column_readers(const Change& change, const Table& table,
                                      const std::string& column, const std::string& what) {
  std::vector<Dependent> out;
  const Column* read = table.column(column);
  for (Dependent& dependent : readers_of(change, table.name, what)) {
    // `*` and names mean the columns that were there when the view was made.
    if (read != nullptr && read->origin.serial > dependent.origin.serial) continue;
    const Reading reading =
        reads_column(*change.state.object({ObjectKind::view, dependent.name, {}}), column);
    if (reading == Reading::no) continue;
    if (reading == Reading::perhaps) {
      dependent.sure = false;
      dependent.drop = [name = dependent.name](Change& applied) { doubt_view(applied, name); };
    }
    out.push_back(std::move(dependent));
  }
  return out;
}

// A column inside an expression of an exclusion constraint holds the constraint back; a column that
// is an element of its own takes the constraint along.
std::vector<Dependent> exclusions_over(const Change& change, const Table& table,
                                       const std::string& column, const std::string& what) {
  std::vector<Dependent> out;
  for (const Constraint& constraint : table.constraints) {
    if (constraint.def.kind != ConstraintKind::exclusion) continue;
    for (const IndexElement& element : exclusion_elements(constraint.def.expression)) {
      if (!element.expression) continue;
      const auto used = expression_columns(element.text, table);
      if (std::find(used.begin(), used.end(), column) == used.end()) continue;
      out.push_back(constraint_dependent(change, table, constraint, what));
      break;
    }
  }
  return out;
}

std::vector<Dependent> column_dependents(const Change& change, const Table& table,
                                         const std::string& column, const std::string& what) {
  const auto has = [&](const std::vector<std::string>& columns) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  std::vector<Dependent> out =
      references_to(change, table, what, [&](const Table& owner, const Constraint& reference) {
        return has(reference.def.ref_columns) &&
               !(owner.name == table.name && has(reference.def.columns));
      });
  for (Dependent& it : exclusions_over(change, table, column, what)) out.push_back(std::move(it));
  for (Dependent& reader : column_readers(change, table, column, what))
    out.push_back(std::move(reader));
  for (Dependent& it : foreign_defaults(change, table.name, &column)) out.push_back(std::move(it));
  for (const Column& other : table.columns) {
    if (!other.def.generated || other.def.name == column) continue;
    const auto used = expression_columns(*other.def.generated, table);
    if (std::find(used.begin(), used.end(), column) == used.end()) continue;
    out.push_back(column_dependent(change, table, other, what));
  }
  return out;
}

Failure refuse_drop(const Change& change, const Table& table, const Column& column) {
  if (!change.state.sure(table) || !change.state.sure(column)) return std::nullopt;
  if (column.inherited > 0)
    return ddl_error("42P16", "cannot drop inherited column " + in_quotes(column.def.name));
  if (!table.partition_key) return std::nullopt;
  const auto keys = expression_columns(*table.partition_key, table);
  if (std::find(keys.begin(), keys.end(), column.def.name) == keys.end()) return std::nullopt;
  return ddl_error("42P16", "cannot drop column " + in_quotes(column.def.name) +
                                " because it is part of the partition key of relation " +
                                in_quotes(table.name.name));
}

Failure drop_from_child(Change& change, Table& child, const std::string& name) {
  FoundColumn found = find_column(change, child, name);
  if (found.column == nullptr || found.column->inherited == 0) return std::nullopt;
  if (--found.column->inherited == 0 && !found.column->local) remove_column(change, child, name);
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const DropColumn& operation) {
  FoundTable found = change.table(operation.table, operation.table_if_exists);
  if (found.failure || !found.table) return found.failure;
  Table& table = *found.table;
  FoundColumn column = find_column(change, table, operation.column);
  if (column.failure) return operation.if_exists ? std::nullopt : column.failure;
  if (column.column != nullptr) {
    if (Failure failure = refuse_drop(change, table, *column.column)) return failure;
  }
  const std::string what = "column " + quote_identifier(operation.column) + " of table " +
                           change.state.shown(table.name);
  const auto dependents = column_dependents(change, table, operation.column, what);
  change.put(table);
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  Table edited = *change.state.table(table.name);
  remove_column(change, edited, operation.column);
  change.put(std::move(edited));
  return edit_children(change, table.name, [&](Table& child) {
    return drop_from_child(change, child, operation.column);
  });
}

}  // namespace migcheck
