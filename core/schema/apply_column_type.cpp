// SPDX-License-Identifier: Apache-2.0
// ALTER COLUMN … TYPE.
#include <algorithm>

#include "core/schema/casts.h"
#include "core/schema/children.h"
#include "core/schema/column_default.h"
#include "core/schema/column_type.h"
#include "core/schema/columns.h"
#include "core/schema/constraints.h"
#include "core/schema/expression_text.h"
#include "core/schema/expression_types.h"
#include "core/schema/operator_classes.h"
#include "core/schema/view_columns.h"

namespace migcheck {
namespace {

Failure check_cast(const Change& change, const Column& column, const AlterColumnType& operation,
                   const DataType& type) {
  if (operation.using_sql || !change.state.definition_sure(column)) return std::nullopt;
  if (castable(change.state, column.def.type, type, CastContext::assignment).value_or(true))
    return std::nullopt;
  return ddl_error("42804",
                   "column " + in_quotes(column.def.name) +
                       " cannot be cast automatically to type " + type.format(),
                   column.last_change, "column '" + column.def.name + "' gets its type here");
}

// The default is kept and converted; a string constant has the column's old type by now, any other
// expression its own.
Failure check_default_cast(const Change& change, const Column& column, const DataType& type) {
  if (!column.def.default_sql || !column.def.default_known || column.def.identity ||
      column.def.generated || !change.state.definition_sure(column))
    return std::nullopt;
  const DefaultValue value = read_default(*column.def.default_sql);
  if (value.null || value.column_reference || (!value.type && !value.string)) return std::nullopt;
  DataType from = value.type.value_or(column.def.type);
  if (from.user_defined) from.schema = column.def.type.schema;
  if (castable(change.state, from, type, CastContext::assignment).value_or(true))
    return std::nullopt;
  return ddl_error("42804",
                   "default for column " + in_quotes(column.def.name) +
                       " cannot be cast automatically to type " + type.format(),
                   column.last_change, "column '" + column.def.name + "' gets its default here");
}

Failure check_views(const Change& change, const Table& table, const std::string& column) {
  for (const QualifiedName& name : change.state.users(LinkKind::reader, table.name)) {
    const ObjectPtr view = change.state.object({ObjectKind::view, name, {}});
    if (!change.state.sure(*view) || reads_column(*view, column) != Reading::yes) continue;
    DdlError error = ddl_error("0A000", "cannot alter type of a column used by a view or rule",
                               view->origin, "view '" + name.name + "' is created here");
    error.detail = "rule _RETURN on " +
                   std::string(view->detail == "materialized" ? "materialized view " : "view ") +
                   change.state.shown(name) + " depends on column " + in_quotes(column);
    return error;
  }
  return std::nullopt;
}

Failure check_indexes(const Change& change, const Table& table, const std::string& column,
                      const DataType& type) {
  for (const Index& index : table.indexes) {
    if (!change.state.sure(index)) continue;
    for (const IndexElement& element : index.def.elements) {
      if (element.expression || element.text != column) continue;
      if (Failure failure = check_operator_class(change, index.def.method, element, type))
        return failure;
    }
  }
  return std::nullopt;
}

Failure check_references(const Change& change, const Table& table, const std::string& column) {
  const auto uses = [&](const std::vector<std::string>& columns) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  for (const Constraint& constraint : table.constraints) {
    if (constraint.def.kind != ConstraintKind::foreign_key || !uses(constraint.def.columns) ||
        !change.state.sure(constraint))
      continue;
    if (Failure failure = check_foreign_key_types(change, table, constraint.def)) return failure;
  }
  for (const QualifiedName& user : change.state.users(LinkKind::reference, table.name)) {
    const TablePtr owner = change.state.table(user);
    for (const Constraint& constraint : owner->constraints) {
      if (constraint.def.kind != ConstraintKind::foreign_key ||
          constraint.def.ref_table != table.name || !uses(constraint.def.ref_columns) ||
          !change.state.sure(constraint) || !change.state.sure(*owner))
        continue;
      if (Failure failure = check_foreign_key_types(change, *owner, constraint.def)) return failure;
    }
  }
  return std::nullopt;
}

Failure check_before(Change& change, const Table& table, const Column& column,
                     const AlterColumnType& operation, const DataType& type) {
  if (!change.state.sure(table)) return std::nullopt;
  if (Failure failure = check_cast(change, column, operation, type)) return failure;
  if (Failure failure = check_views(change, table, column.def.name)) return failure;
  return check_default_cast(change, column, type);
}

// What is rebuilt with the new type: expressions over the column, indexes, foreign keys.
Failure check_after(Change& change, const Table& table, const std::string& column,
                    const DataType& old) {
  if (!change.state.sure(table)) return std::nullopt;
  const DataType& type = table.column(column)->def.type;
  if (Failure failure = check_expressions(change, table, column, old)) return failure;
  return check_indexes(change, table, column, type);
}

void retype_sequences(Change& change, const Table& table, const Column& column) {
  if (!column.def.identity) return;
  for (const QualifiedName& name : owned_sequences(change.state, table.name, column.def.name)) {
    OtherObject sequence = *change.state.object({ObjectKind::sequence, name, {}});
    sequence.detail = column.def.type.base;
    change.state.put(std::move(sequence));
  }
}

Failure change_type(Change& change, Table& table, const AlterColumnType& operation, DataType type) {
  FoundColumn found = find_or_assume_column(change, table, operation.column);
  if (found.failure) return found.failure;
  if (Failure failure = resolve_type(change, type)) return failure;
  Column& column = *found.column;
  if (Failure failure = check_before(change, table, column, operation, type)) return failure;
  const DataType old = column.def.type;
  if (read_default(column.def.default_sql.value_or("")).string)
    column.def.default_sql = default_text(column.def);  // the constant keeps the type it has now
  const bool sure = change.state.definition_sure(column);
  column.def.type = type;
  column.def.enum_expression = operation.enum_expression;
  touch(change, column);
  retype_sequences(change, table, column);
  return sure ? check_after(change, table, operation.column, old) : std::nullopt;
}

}  // namespace

Failure apply(Change& change, const AlterColumnType& operation) {
  FoundTable found = change.table(operation.table);
  if (found.failure || !found.table) return found.failure;
  const QualifiedName name = found.table->name;
  const FoundColumn column = find_column(change, *found.table, operation.column);
  if (column.column != nullptr && column.column->inherited > 0 && change.state.sure(*found.table))
    return ddl_error("42P16", "cannot alter inherited column " + in_quotes(operation.column));
  if (Failure failure = edit_family(change, std::move(*found.table), [&](Table& table) {
        return change_type(change, table, operation, operation.type);
      }))
    return failure;
  return check_references(change, *change.state.table(name), operation.column);
}

}  // namespace migcheck
