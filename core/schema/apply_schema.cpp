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

void drop_enum(Change& change, const QualifiedName& name) {
  for (const Dependent& user : users_of(change, name, {})) user.drop(change);
  change.state.erase_enum(name);
  change.forget(type_key(name));
}

void drop_whole_table(Change& change, const QualifiedName& name) {
  const TablePtr table = change.state.table(name);
  if (table == nullptr) return;
  for (const Dependent& user : references_from_others(change, *table, {})) user.drop(change);
  for (const Dependent& user : readers_of(change, name, {})) user.drop(change);
  remove_table(change, name);
}

class SchemaDependents {
 public:
  SchemaDependents(const Change& change, std::string schema)
      : change_(change),
        schema_(std::move(schema)),
        what_(" depends on schema " + quote_identifier(schema_)) {}

  std::vector<Dependent> collect() {
    const SchemaContents contents = contents_of(change_.state, schema_);
    for (const QualifiedName& name : contents.tables) add_table(name);
    for (const QualifiedName& name : contents.enums) add_enum(name);
    for (const ObjectKey& key : contents.objects) {
      const ObjectPtr object = change_.state.object(key);
      if (object->owner_table) continue;  // goes with its table
      add(*object, kind_word(key), [key](Change& applied) { applied.state.erase_object(key); });
    }
    return std::move(out_);
  }

 private:
  template <class Object, class Drop>
  void add(const Object& object, std::string_view kind, Drop drop) {
    Dependent dependent;
    dependent.name = object.name;
    dependent.line = std::string(kind) + change_.state.shown(object.name) + what_;
    dependent.origin = object.origin;
    dependent.sure = change_.state.sure(object);
    dependent.drop = drop;
    out_.push_back(std::move(dependent));
  }

  // What lives in other schemas goes too.
  void add_others(std::vector<Dependent> more) {
    for (Dependent& dependent : more) {
      if (dependent.name.schema != schema_) out_.push_back(std::move(dependent));
    }
  }

  void add_table(const QualifiedName& name) {
    const TablePtr table = change_.state.table(name);
    const std::string what = "table " + change_.state.shown(name);
    add(*table, "table ", [name](Change& applied) { drop_whole_table(applied, name); });
    add_others(references_from_others(change_, *table, what));
    add_others(readers_of(change_, name, what));
  }

  void add_enum(const QualifiedName& name) {
    add(*change_.state.enum_type(name), "type ",
        [name](Change& applied) { drop_enum(applied, name); });
    add_others(users_of(change_, name, "type " + change_.state.shown(name)));
  }

  const Change& change_;
  std::string schema_;
  std::string what_;
  std::vector<Dependent> out_;
};

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
  if (Failure failure = drop_dependents(
          change, what, SchemaDependents(change, operation.name).collect(), operation.cascade))
    return failure;
  change.state.erase_object(key);
  change.forget(key);
  return std::nullopt;
}

}  // namespace migcheck
