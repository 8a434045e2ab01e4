// SPDX-License-Identifier: Apache-2.0
// CREATE and DROP SCHEMA.
#include "core/schema/dependents.h"
#include "core/schema/schema_moves.h"

namespace migcheck {
namespace {

std::string_view kind_word(const ObjectKey& key) {
  if (key.kind == ObjectKind::view) return "view ";
  if (key.kind == ObjectKind::sequence) return "sequence ";
  return key.kind == ObjectKind::function ? "function " : "type ";
}

std::vector<Dependent> dependents_in(const Change& change, const std::string& schema) {
  std::vector<Dependent> out;
  const std::string what = " depends on schema " + quote_identifier(schema);
  const SchemaContents contents = contents_of(change.state, schema);
  const auto add = [&](const auto& object, std::string_view kind, auto drop) {
    Dependent dependent;
    dependent.name = object.name;
    dependent.line = std::string(kind) + change.state.shown(object.name) + what;
    dependent.origin = object.origin;
    dependent.sure = change.state.sure(object);
    dependent.drop = drop;
    out.push_back(std::move(dependent));
  };
  for (const QualifiedName& name : contents.tables)
    add(*change.state.table(name), "table ",
        [name](Change& applied) { remove_table(applied, name); });
  for (const QualifiedName& name : contents.enums)
    add(*change.state.enum_type(name), "type ", [name](Change& applied) {
      for (const Dependent& user : users_of(applied, name, {})) user.drop(applied);
      applied.state.erase_enum(name);
      applied.forget(type_key(name));
    });
  for (const ObjectKey& key : contents.objects) {
    const ObjectPtr object = change.state.object(key);
    if (object->owner_table) continue;  // goes with its table
    add(*object, kind_word(key), [key](Change& applied) { applied.state.erase_object(key); });
  }
  return out;
}

}  // namespace

Failure apply(Change& change, const CreateSchema& operation) {
  const ObjectKey key = schema_key(operation.name);
  const ObjectPtr present = change.state.object(key);
  const bool exists =
      present ? change.state.sure(*present) : change.state.has_schema(key.name.name);
  if (exists) {
    if (operation.if_not_exists) return std::nullopt;
    DdlError error = ddl_error("42P06", "schema " + in_quotes(operation.name) + " already exists");
    if (present) {
      error.related = present->origin.span;
      error.related_message = "schema '" + operation.name + "' is created here";
    }
    return error;
  }
  OtherObject schema;
  schema.kind = ObjectKind::schema;
  schema.name.name = operation.name;
  schema.origin = change.origin();
  change.state.put(std::move(schema));
  return std::nullopt;
}

Failure apply(Change& change, const DropSchema& operation) {
  const ObjectKey key = schema_key(operation.name);
  if (!change.state.has_schema(operation.name)) {
    if (!operation.if_exists && change.surely_absent(key))
      return ddl_error("3F000", "schema " + in_quotes(operation.name) + " does not exist");
    change.forget(key);
    return std::nullopt;
  }
  const std::string what = "schema " + quote_identifier(operation.name);
  if (Failure failure =
          drop_dependents(change, what, dependents_in(change, operation.name), operation.cascade))
    return failure;
  change.state.erase_object(key);
  change.forget(key);
  return std::nullopt;
}

}  // namespace migcheck
