// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/schema/casts.h"
#include "core/schema/columns.h"
#include "core/schema/constraints.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

Failure missing_key_column(const std::string& column) {
  return ddl_error("42703", "column " + in_quotes(column) +
                                " referenced in foreign key constraint does not exist");
}

Failure check_columns(const Change& change, const Table& table,
                      const std::vector<std::string>& columns) {
  for (const std::string& column : columns) {
    if (column_surely_absent(change, table, column)) return missing_key_column(column);
  }
  return std::nullopt;
}

Failure fill_from_primary_key(const Change& change, const Table& referenced, ConstraintDef& def) {
  if (!def.ref_columns.empty()) return std::nullopt;
  if (const Constraint* primary = referenced.primary_key()) {
    def.ref_columns = primary->def.columns;
    return std::nullopt;
  }
  if (!change.state.sure(referenced)) return std::nullopt;
  return ddl_error(
      "42704", "there is no primary key for referenced table " + in_quotes(referenced.name.name));
}

bool covers(const IndexDef& index, std::vector<std::string> columns) {
  if (!index.unique || index.predicate || index.elements.size() != columns.size()) return false;
  std::vector<std::string> keys;
  for (const IndexElement& element : index.elements) {
    if (element.expression) return false;
    keys.push_back(element.text);
  }
  std::sort(keys.begin(), keys.end());
  std::sort(columns.begin(), columns.end());
  return keys == columns;
}

bool deferrable(const Table& table, const Index& index) {
  const Constraint* constraint = table.constraint(*index.def.name);
  return index.from_constraint && constraint != nullptr && constraint->def.deferrable;
}

// Only an immediate, whole, unique index over exactly these columns makes them a key. Where an
// uncertain index would do, nothing is claimed.
Failure check_unique(const Change& change, const Table& referenced, const ConstraintDef& def) {
  bool found_deferrable = false;
  for (const Index& index : referenced.indexes) {
    if (!covers(index.def, def.ref_columns)) continue;
    if (!deferrable(referenced, index)) return std::nullopt;
    found_deferrable = true;
  }
  if (!change.state.sure(referenced)) return std::nullopt;
  const std::string table = in_quotes(referenced.name.name);
  if (found_deferrable)
    return ddl_error("55000",
                     "cannot use a deferrable unique constraint for referenced table " + table);
  return ddl_error(
      "42830", "there is no unique constraint matching given keys for referenced table " + table,
      referenced.origin, "table '" + referenced.name.name + "' is created here");
}

Failure check_types(const Change& change, const Table& table, const Table& referenced,
                    const ConstraintDef& def) {
  for (std::size_t at = 0; at < def.columns.size() && at < def.ref_columns.size(); ++at) {
    const Column* key = table.column(def.columns[at]);
    const Column* target = referenced.column(def.ref_columns[at]);
    if (key == nullptr || target == nullptr || !change.state.definition_sure(*key) ||
        !change.state.definition_sure(*target))
      continue;
    const auto comparable = foreign_key_comparable(change.state, key->def.type, target->def.type);
    if (comparable.value_or(true)) continue;
    DdlError error = ddl_error(
        "42804", "foreign key constraint " + in_quotes(*def.name) + " cannot be implemented",
        target->last_change, "column '" + target->def.name + "' gets its type here");
    error.detail = "Key columns " + in_quotes(key->def.name) + " and " +
                   in_quotes(target->def.name) +
                   " are of incompatible types: " + key->def.type.format() + " and " +
                   target->def.type.format() + ".";
    return error;
  }
  return std::nullopt;
}

Failure check_reference(const Change& change, const Table& table, const Table& referenced,
                        ConstraintDef& def) {
  if (Failure failure = check_columns(change, table, def.columns)) return failure;
  if (Failure failure = fill_from_primary_key(change, referenced, def)) return failure;
  if (Failure failure = check_columns(change, referenced, def.ref_columns)) return failure;
  if (def.columns.size() != def.ref_columns.size() && !def.ref_columns.empty())
    return ddl_error("42830",
                     "number of referencing and referenced columns for foreign key disagree");
  if (def.ref_columns.empty()) return std::nullopt;
  return check_unique(change, referenced, def);
}

}  // namespace

const Index* referenced_index(const Table& table, const std::vector<std::string>& columns) {
  const auto found = std::find_if(table.indexes.begin(), table.indexes.end(), [&](const auto& it) {
    return covers(it.def, columns) && !deferrable(table, it);
  });
  return found == table.indexes.end() ? nullptr : &*found;
}

Failure check_foreign_key_types(const Change& change, const Table& table,
                                const ConstraintDef& def) {
  const TablePtr other = def.ref_table == table.name ? nullptr : change.state.table(def.ref_table);
  return check_types(change, table, other ? *other : table, def);
}

Failure add_foreign_key(Change& change, Table& table, ConstraintDef def) {
  const auto known = change.state.find_relation(def.ref_table);
  const bool self = def.ref_table.name == table.name.name &&
                    (def.ref_table.schema.empty() ? !known || *known == table.name
                                                  : def.ref_table.schema == table.name.schema);
  FoundTable found = self ? FoundTable{table, std::nullopt} : change.table(def.ref_table);
  if (found.failure) return found.failure;
  if (!found.table) return std::nullopt;
  if (found.table->assumed && !known) change.put(*found.table);
  def.ref_table = found.table->name;
  if (Failure failure = check_reference(change, table, *found.table, def)) return failure;
  if (!def.name)
    def.name = choose_constraint_name(change.state, table, joined_columns(def.columns), "fkey");
  if (Failure failure = check_types(change, table, *found.table, def)) return failure;
  if (Failure failure = constraint_exists(change, table, *def.name)) return failure;
  append_constraint(change, table, std::move(def));
  return std::nullopt;
}

}  // namespace migcheck
