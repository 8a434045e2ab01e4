// SPDX-License-Identifier: Apache-2.0
// ALTER … SET SCHEMA.
#include "core/schema/moves.h"
#include "core/schema/type_lookup.h"

namespace migcheck {
namespace {

Failure taken(const Change& change, const QualifiedName& to, const char* kind) {
  const bool relation = std::string_view(kind) == "relation";
  Failure failure = relation ? change.relation_exists(to) : change.type_exists(to);
  if (failure)
    failure->message = std::string(kind) + " " + in_quotes(to.name) + " already exists in schema " +
                       in_quotes(to.schema);
  return failure;
}

// What moves along must find its name free, too.
Failure followers_taken(const Change& change, const Table& table, const std::string& schema) {
  for (const Index& index : table.indexes) {
    if (Failure failure = taken(change, {schema, *index.def.name}, "relation")) return failure;
  }
  for (const QualifiedName& sequence : change.state.users(LinkKind::owned, table.name)) {
    if (Failure failure = taken(change, {schema, sequence.name}, "relation")) return failure;
  }
  return std::nullopt;
}

Failure move_relation(Change& change, const QualifiedName& from, const QualifiedName& to) {
  if (Failure failure = taken(change, to, "relation")) return failure;
  if (const TablePtr table = change.state.table(from)) {
    if (Failure failure = followers_taken(change, *table, to.schema)) return failure;
    move_table(change, from, to);
    return std::nullopt;
  }
  const ObjectKey sequence{ObjectKind::sequence, from, {}};
  if (const ObjectPtr found = change.state.object(sequence); found && found->owner_table)
    return ddl_error("0A000", "cannot move an owned sequence into another schema");
  for (const ObjectKind kind : {ObjectKind::sequence, ObjectKind::view}) {
    if (change.state.object({kind, from, {}})) move_object(change, {kind, from, {}}, to);
  }
  return std::nullopt;
}

Failure set_relation_schema(Change& change, const SetSchema& operation) {
  const auto full = change.state.find_relation(operation.name);
  if (!full) {
    FoundTable found = change.table(operation.name, operation.if_exists);
    if (found.failure || !found.table) return found.failure;
    const QualifiedName from = found.table->name;
    change.put(std::move(*found.table));
    return move_relation(change, from, {operation.new_schema, from.name});
  }
  if (full->schema == operation.new_schema) return std::nullopt;
  return move_relation(change, *full, {operation.new_schema, full->name});
}

Failure set_type_schema(Change& change, const SetSchema& operation) {
  const auto full = change.state.find_type(operation.name);
  if (!full) return operation.if_exists ? std::nullopt : missing_type(change, operation.name);
  if (full->schema == operation.new_schema) return std::nullopt;
  const QualifiedName to{operation.new_schema, full->name};
  if (Failure failure = taken(change, to, "type")) return failure;
  move_type(change, *full, to);
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const SetSchema& operation) {
  if (Failure failure = change.require_schema(operation.new_schema)) return failure;
  if (operation.kind == ObjectKind::type) return set_type_schema(change, operation);
  if (operation.kind == ObjectKind::function) {
    if (const ObjectPtr function = find_object(change.state, ObjectKind::function, operation.name))
      move_object(change, key_of(*function), {operation.new_schema, function->name.name});
    return std::nullopt;
  }
  if (operation.kind == ObjectKind::extension) return std::nullopt;
  return set_relation_schema(change, operation);
}

}  // namespace migcheck
