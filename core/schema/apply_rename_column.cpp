// SPDX-License-Identifier: Apache-2.0
// RENAME COLUMN.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/columns.h"
#include "core/schema/expression_name.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

void rename_in(std::vector<std::string>& columns, const std::string& from, const std::string& to) {
  std::replace(columns.begin(), columns.end(), from, to);
}

void rename_in(std::optional<std::string>& sql, const std::string& from, const std::string& to) {
  if (sql) sql = rename_in_expression(*sql, from, to);
}

void rename_in(IndexDef& index, const std::string& from, const std::string& to) {
  for (IndexElement& element : index.elements) {
    if (element.expression) {
      element.text = rename_in_expression(element.text, from, to);
    } else if (element.text == from) {
      element.text = to;
    }
  }
  rename_in(index.include, from, to);
  rename_in(index.predicate, from, to);
}

// Names of constraints, indexes and sequences stay; what they say follows the column.
void rename_column_in(Table& table, const std::string& from, const std::string& to) {
  table.constraints.edit_each([&](Constraint& constraint) {
    ConstraintDef& def = constraint.def;
    rename_in(def.columns, from, to);
    rename_in(def.include, from, to);
    def.expression = rename_in_expression(def.expression, from, to);
    def.predicate = rename_in_expression(def.predicate, from, to);
    if (def.ref_table == table.name) rename_in(def.ref_columns, from, to);
  });
  table.indexes.edit_each([&](Index& index) { rename_in(index.def, from, to); });
  table.columns.edit_where([](const Column& column) { return column.def.generated.has_value(); },
                           [&](Column& column) { rename_in(column.def.generated, from, to); });
  rename_in(table.partition_key, from, to);
}

void rename_in_references(Change& change, const QualifiedName& table, const std::string& from,
                          const std::string& to) {
  for (const QualifiedName& user : change.state.users(LinkKind::reference, table)) {
    if (user == table) continue;
    Table edited = *change.state.table(user);
    edited.constraints.edit_where(
        [&](const Constraint& constraint) { return constraint.def.ref_table == table; },
        [&](Constraint& constraint) { rename_in(constraint.def.ref_columns, from, to); });
    change.put(std::move(edited));
  }
}

void rename_in_sequences(Change& change, const QualifiedName& table, const std::string& from,
                         const std::string& to) {
  for (const QualifiedName& name : owned_sequences(change.state, table, from)) {
    OtherObject sequence = *change.state.object({ObjectKind::sequence, name, {}});
    sequence.owner_column = to;
    change.state.put(std::move(sequence));
  }
}

Failure rename_column(Change& change, Table& table, const RenameColumn& operation) {
  FoundColumn found = find_or_assume_column(change, table, operation.column);
  if (found.failure)
    return ddl_error("42703", "column " + in_quotes(operation.column) + " does not exist");
  const std::string to = truncated(operation.new_name);
  const Column* taken = table.column(to);
  if (taken != nullptr && change.state.sure(table) && change.state.sure(*taken))
    return ddl_error("42701",
                     "column " + in_quotes(to) + " of relation " + in_quotes(table.name.name) +
                         " already exists",
                     taken->origin, "column '" + to + "' is created here");
  found.column->def.name = to;
  touch(change, *found.column);
  std::erase(table.absent, to);
  if (!table.columns_known) table.absent.push_back(operation.column);
  rename_column_in(table, operation.column, to);
  rename_in_sequences(change, table.name, operation.column, to);
  return std::nullopt;
}

Failure refuse_inherited(const Change& change, Table& table, const std::string& name) {
  const FoundColumn found = find_column(change, table, name);
  if (found.column == nullptr || found.column->inherited == 0 || !change.state.sure(table))
    return std::nullopt;
  return ddl_error("42P16", "cannot rename inherited column " + in_quotes(name));
}

}  // namespace

Failure apply(Change& change, const RenameColumn& operation) {
  FoundTable found = change.table(operation.table);
  if (found.failure || !found.table) return found.failure;
  if (Failure failure = refuse_inherited(change, *found.table, operation.column)) return failure;
  const QualifiedName name = found.table->name;
  if (Failure failure = edit_family(change, std::move(*found.table), [&](Table& table) {
        return rename_column(change, table, operation);
      }))
    return failure;
  rename_in_references(change, name, operation.column, truncated(operation.new_name));
  return std::nullopt;
}

}  // namespace migcheck
