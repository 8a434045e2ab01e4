// SPDX-License-Identifier: Apache-2.0
#include "core/schema/columns.h"

#include <algorithm>
#include <utility>

#include "core/schema/column_default.h"
#include "core/schema/column_type.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

Failure duplicate_column(const Change& change, const Table& table, const std::string& name) {
  const Column* present = table.column(name);
  if (present == nullptr || !change.state.sure(*present)) return std::nullopt;
  return ddl_error("42701",
                   "column " + in_quotes(name) + " of relation " + in_quotes(table.name.name) +
                       " already exists",
                   present->origin, "column '" + name + "' is created here");
}

void make_serial(Change& change, const Table& table, ColumnDef& def) {
  const QualifiedName sequence = create_owned_sequence(change, table, def.name, def.type);
  def.default_sql = "nextval(" + quote_literal(change.state.shown(sequence)) + "::regclass)";
  def.nullable = false;
}

// CREATE TABLE may define a column that a parent has too: the two become one.
Failure merge_column(const Change& change, Column& inherited, const ColumnDef& def) {
  if (inherited.def.type != def.type) {
    if (!inherited.def.type.known || !def.type.known || !change.state.definition_sure(inherited))
      return std::nullopt;
    return ddl_error("42804", "column " + in_quotes(def.name) + " has a type conflict",
                     inherited.def.type.format() + " versus " + def.type.format());
  }
  inherited.local = true;
  inherited.def.nullable = inherited.def.nullable && def.nullable;
  if (def.default_sql) inherited.def.default_sql = def.default_sql;
  inherited.def.span = def.span;
  return std::nullopt;
}

void put_sequence(Change& change, const Table& table, const std::string& column,
                  const DataType& type, const QualifiedName& name) {
  OtherObject sequence;
  sequence.kind = ObjectKind::sequence;
  sequence.name = name;
  sequence.detail = type.known ? type.base : "bigint";
  sequence.owner_table = table.name;
  sequence.owner_column = column;
  sequence.origin = change.origin();
  change.state.put(std::move(sequence));
}

}  // namespace

QualifiedName create_owned_sequence(Change& change, const Table& table, const std::string& column,
                                    const DataType& type) {
  QualifiedName name{table.name.schema,
                     choose_relation_name(change.state, table, column, "seq", false)};
  put_sequence(change, table, column, type, name);
  return name;
}

Failure create_identity_sequence(Change& change, const Table& table, const std::string& column,
                                 const DataType& type, const std::optional<QualifiedName>& given) {
  if (!given) {
    create_owned_sequence(change, table, column, type);
    return std::nullopt;
  }
  const std::string& schema = given->schema.empty() ? table.name.schema : given->schema;
  const QualifiedName name{schema, truncated(given->name)};
  if (Failure failure = change.require_schema(schema)) return failure;
  if (Failure failure = change.relation_exists(name)) return failure;
  put_sequence(change, table, column, type, name);
  return std::nullopt;
}

Failure add_column(Change& change, Table& table, ColumnDef def) {
  def.name = truncated(std::move(def.name));
  if (const auto integer = serial_type(def.type)) {
    def.type = *integer;
    def.serial = true;
  }
  if (Failure failure = resolve_type(change, def.type)) return failure;
  const auto inherited =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        return column.def.name == def.name && !column.local && column.inherited > 0;
      });
  if (inherited != table.columns.end() && !change.state.table(table.name))
    return merge_column(change, table.columns.edit(inherited), def);
  if (Failure failure = duplicate_column(change, table, def.name)) return failure;
  if (def.serial) make_serial(change, table, def);
  if (def.identity) {
    const auto given = std::exchange(def.identity_sequence, std::nullopt);
    if (Failure failure = create_identity_sequence(change, table, def.name, def.type, given))
      return failure;
    def.nullable = false;
  }
  if (Failure failure = check_default(change, def)) return failure;
  std::erase(table.absent, def.name);
  if (def.attaches_constraints) table.constraints_known = false;
  erase_if(table.columns, [&](const Column& column) { return column.def.name == def.name; });
  Column column;
  column.origin = change.origin(def.span);
  column.last_change = column.origin;
  column.def = std::move(def);
  table.columns.push_back(std::move(column));
  return std::nullopt;
}

bool column_surely_absent(const Change& change, const Table& table, const std::string& name) {
  if (table.column(name) != nullptr) return false;
  if (std::find(table.absent.begin(), table.absent.end(), name) != table.absent.end()) return true;
  return table.columns_known && change.state.sure(table);
}

DdlError missing_column(const Table& table, const std::string& name) {
  return ddl_error("42703", "column " + in_quotes(name) + " of relation " +
                                in_quotes(table.name.name) + " does not exist");
}

FoundColumn find_column(const Change& change, Table& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& column) { return column.def.name == name; });
  if (found != table.columns.end()) return {&table.columns.edit(found), std::nullopt};
  if (column_surely_absent(change, table, name)) return {nullptr, missing_column(table, name)};
  return {};
}

FoundColumn find_or_assume_column(Change& change, Table& table, const std::string& name) {
  FoundColumn found = find_column(change, table, name);
  if (found.column != nullptr || found.failure) return found;
  Column assumed;
  assumed.def.name = name;
  assumed.def.type = DataType::unknown();
  assumed.origin = change.origin();
  assumed.certain = false;
  table.columns.push_back(std::move(assumed));
  return {&table.columns.edit_back(), std::nullopt};
}

std::vector<QualifiedName> owned_sequences(const CatalogState& state, const QualifiedName& table,
                                           const std::string& column) {
  std::vector<QualifiedName> out = state.users(LinkKind::owned, table);
  std::erase_if(out, [&](const QualifiedName& name) {
    const ObjectPtr sequence = state.object({ObjectKind::sequence, name, {}});
    return sequence == nullptr || sequence->owner_column != column;
  });
  return out;
}

void touch(const Change& change, Column& column) { column.last_change = change.origin(); }

}  // namespace migcheck
