// SPDX-License-Identifier: Apache-2.0
// ALTER COLUMN: NOT NULL, DEFAULT, identity and generated expression.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/column_default.h"
#include "core/schema/columns.h"

namespace migcheck {
namespace {

using ColumnEdit = std::function<Failure(Table&, Column&)>;

// Finds the column in the table and in those below it and edits it there.
Failure edit_column(Change& change, const QualifiedName& table, const std::string& column,
                    const ColumnEdit& edit) {
  FoundTable found = change.table(table);
  if (found.failure || !found.table) return found.failure;
  return edit_family(change, std::move(*found.table), [&](Table& edited) -> Failure {
    FoundColumn it = find_or_assume_column(change, edited, column);
    if (it.failure) return it.failure;
    if (Failure failure = edit(edited, *it.column)) return failure;
    touch(change, *it.column);
    return std::nullopt;
  });
}

// The same without the tables below: they have identities of their own.
Failure edit_own_column(Change& change, const QualifiedName& table, const std::string& column,
                        const ColumnEdit& edit) {
  return edit_table(change, table, false, [&](Table& edited) -> Failure {
    FoundColumn it = find_or_assume_column(change, edited, column);
    if (it.failure) return it.failure;
    if (Failure failure = edit(edited, *it.column)) return failure;
    touch(change, *it.column);
    return std::nullopt;
  });
}

std::string described(const Table& table, const Column& column) {
  return "column " + in_quotes(column.def.name) + " of relation " + in_quotes(table.name.name);
}

Failure refuse_nullable(const Change& change, const Table& table, const Column& column) {
  if (!change.state.sure(table) || !change.state.definition_sure(column)) return std::nullopt;
  if (column.def.identity)
    return ddl_error("42601", described(table, column) + " is an identity column");
  const Constraint* primary = table.primary_key();
  if (primary == nullptr || !change.state.sure(*primary)) return std::nullopt;
  const auto& keys = primary->def.columns;
  if (std::find(keys.begin(), keys.end(), column.def.name) == keys.end()) return std::nullopt;
  return ddl_error("42P16", "column " + in_quotes(column.def.name) + " is in a primary key",
                   primary->origin, "primary key '" + *primary->def.name + "' is created here");
}

Failure refuse_default(const Change& change, const Table& table, const Column& column) {
  if (!change.state.sure(table) || !change.state.definition_sure(column)) return std::nullopt;
  if (column.def.identity)
    return ddl_error("42601", described(table, column) + " is an identity column");
  if (column.def.generated)
    return ddl_error("42601", described(table, column) + " is a generated column");
  return std::nullopt;
}

void drop_identity_sequence(Change& change, const Table& table, const Column& column) {
  for (const QualifiedName& name : owned_sequences(change.state, table.name, column.def.name)) {
    change.state.erase_object({ObjectKind::sequence, name, {}});
    change.forget(relation_key(name));
  }
}

Failure add_identity(Change& change, const Table& table, Column& column,
                     const SetIdentity& operation) {
  const bool sure = change.state.sure(table) && change.state.definition_sure(column);
  if (!column.def.identity) {
    if (sure && column.def.nullable)
      return ddl_error("55000", described(table, column) +
                                    " must be declared NOT NULL before identity can be added");
    if (sure && column.def.default_sql)
      return ddl_error("55000", described(table, column) + " already has a default value");
    if (Failure failure = create_identity_sequence(change, table, column.def.name, column.def.type,
                                                   operation.sequence))
      return failure;
  }
  column.def.identity = operation.identity;
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const SetNotNull& operation) {
  return edit_column(change, operation.table, operation.column,
                     [&](Table& table, Column& column) -> Failure {
                       if (!operation.not_null) {
                         if (Failure failure = refuse_nullable(change, table, column))
                           return failure;
                       }
                       column.def.nullable = !operation.not_null;
                       return std::nullopt;
                     });
}

Failure apply(Change& change, const SetDefault& operation) {
  return edit_column(change, operation.table, operation.column,
                     [&](Table& table, Column& column) -> Failure {
                       if (Failure failure = refuse_default(change, table, column)) return failure;
                       column.def.serial = false;
                       column.def.default_sql = operation.default_sql;
                       column.def.default_known = operation.default_known;
                       if (!change.state.definition_sure(column)) return std::nullopt;
                       return check_default(change, column.def);
                     });
}

Failure apply(Change& change, const SetIdentity& operation) {
  return edit_own_column(
      change, operation.table, operation.column, [&](Table& table, Column& column) -> Failure {
        if (operation.identity) return add_identity(change, table, column, operation);
        if (!column.def.identity && !operation.if_exists && change.state.sure(table) &&
            change.state.definition_sure(column))
          return ddl_error("55000", described(table, column) + " is not an identity column");
        if (column.def.identity) drop_identity_sequence(change, table, column);
        column.def.identity.reset();
        return std::nullopt;
      });
}

Failure apply(Change& change, const DropExpression& operation) {
  return edit_column(
      change, operation.table, operation.column, [&](Table& table, Column& column) -> Failure {
        if (!column.def.generated && !operation.if_exists && change.state.sure(table) &&
            change.state.definition_sure(column))
          return ddl_error("55000", described(table, column) + " is not a stored generated column");
        column.def.generated.reset();
        return std::nullopt;
      });
}

}  // namespace migcheck
