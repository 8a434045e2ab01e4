// SPDX-License-Identifier: Apache-2.0
// ALTER … RENAME TO.
#include <array>

#include "core/schema/moves.h"
#include "core/schema/naming.h"
#include "core/schema/schema_moves.h"
#include "core/schema/type_lookup.h"

namespace migcheck {
namespace {

constexpr std::array relation_objects{ObjectKind::view, ObjectKind::sequence, ObjectKind::index};

Failure rename_index_of(Change& change, const Table& owner, const QualifiedName& from,
                        const std::string& to) {
  Table table = owner;
  const auto named = [&](const auto& part) { return part.def.name == from.name; };
  const auto rename = [&](auto& part) { part.def.name = to; };
  table.indexes.edit_where(named, rename);
  if (table.index(to)->from_constraint) table.constraints.edit_where(named, rename);
  table.indexes.edit_where([&](const Index& index) { return index.parent == from.name; },
                           [&](Index& index) { index.parent = to; });
  change.put(std::move(table));
  change.forget(relation_key(from));
  return std::nullopt;
}

// ALTER TABLE, INDEX, SEQUENCE and VIEW … RENAME all rename whatever relation has the name.
Failure rename_relation(Change& change, const QualifiedName& from, const std::string& new_name) {
  const QualifiedName to{from.schema, truncated(new_name)};
  if (Failure failure = change.relation_exists(to)) return failure;
  if (change.state.table(from)) {
    if (Failure failure = change.type_exists(to)) return failure;
    move_table(change, from, to);
    return std::nullopt;
  }
  if (const auto [table, index] = change.state.index(from); index != nullptr)
    return rename_index_of(change, *table, from, to.name);
  for (const ObjectKind kind : relation_objects) {
    if (change.state.object({kind, from, {}})) move_object(change, {kind, from, {}}, to);
  }
  return std::nullopt;
}

Failure rename_missing(Change& change, const QualifiedName& name, const std::string& new_name,
                       bool if_exists) {
  if (!change.relation_surely_absent(name)) {
    change.forget(relation_key(change.creation_name(name)));
    change.state.gone.erase(relation_key(change.creation_name({name.schema, new_name})));
    return std::nullopt;
  }
  if (if_exists) return std::nullopt;
  return ddl_error("42P01", "relation " + in_quotes(name) + " does not exist");
}

Failure rename_type(Change& change, const QualifiedName& from, const std::string& new_name) {
  const TablePtr table = change.state.table(from);
  if (table != nullptr && change.state.sure(*table))
    return ddl_error("42809", change.state.shown(from) + " is a table's row type");
  const QualifiedName to{from.schema, truncated(new_name)};
  if (Failure failure = change.type_exists(to)) return failure;
  move_type(change, from, to);
  return std::nullopt;
}

Failure rename_schema(Change& change, const RenameObject& operation) {
  const ObjectPtr taken = change.state.object(schema_key(operation.new_name));
  if (taken && change.state.sure(*taken))
    return ddl_error("42P06", "schema " + in_quotes(operation.new_name) + " already exists");
  if (!change.state.has_schema(operation.name.name) &&
      change.surely_absent(schema_key(operation.name.name)))
    return ddl_error("3F000", "schema " + in_quotes(operation.name.name) + " does not exist");
  move_schema(change, operation.name.name, operation.new_name);
  return std::nullopt;
}

Failure rename_function(Change& change, const RenameObject& operation) {
  const ObjectPtr function = find_object(change.state, ObjectKind::function, operation.name);
  if (function != nullptr)
    move_object(change, key_of(*function), {function->name.schema, operation.new_name});
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const RenameTable& operation) {
  const auto full = change.state.find_relation(operation.name);
  if (full) return rename_relation(change, *full, operation.new_name);
  if (change.relation_surely_absent(operation.name))
    return rename_missing(change, operation.name, operation.new_name, operation.if_exists);
  FoundTable assumed = change.table(operation.name, operation.if_exists);
  const QualifiedName from = assumed.table->name;
  change.put(std::move(*assumed.table));
  return rename_relation(change, from, operation.new_name);
}

Failure apply(Change& change, const RenameIndex& operation) {
  const auto full = change.state.find_relation(operation.name);
  if (full) return rename_relation(change, *full, operation.new_name);
  return rename_missing(change, operation.name, operation.new_name, operation.if_exists);
}

Failure apply(Change& change, const RenameType& operation) {
  const auto full = change.state.find_type(operation.name);
  if (full) return rename_type(change, *full, operation.new_name);
  if (Failure failure = missing_type(change, operation.name)) return failure;
  const QualifiedName from = change.creation_name(operation.name);
  change.forget(type_key(from));
  change.state.gone.erase(type_key({from.schema, operation.new_name}));
  return std::nullopt;
}

Failure apply(Change& change, const RenameObject& operation) {
  if (operation.kind == ObjectKind::schema) return rename_schema(change, operation);
  if (operation.kind == ObjectKind::function) return rename_function(change, operation);
  if (operation.kind == ObjectKind::type)
    return apply(change, RenameType{operation.name, operation.new_name});
  const auto full = change.state.find_relation(operation.name);
  if (full) return rename_relation(change, *full, operation.new_name);
  return rename_missing(change, operation.name, operation.new_name, false);
}

}  // namespace migcheck
