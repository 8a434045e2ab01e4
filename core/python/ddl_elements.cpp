// SPDX-License-Identifier: Apache-2.0
// DDL that SQLAlchemy's own objects ask for: `execute(CreateEnumType(type))`, `index.create(bind)`.
#include "core/python/migration_host.h"
#include "core/python/table_object.h"

namespace migcheck {
namespace {

QualifiedName sequence_name(const ObjectData& sequence, const std::string& name) {
  return {known_text(sequence.keyword("schema")).value_or(""), name};
}

/// The name of a `Sequence(…)`; nothing when it is none or not known.
std::optional<QualifiedName> sequence_of(const Value* value) {
  const ObjectData* object = value == nullptr ? nullptr : value->as_object();
  if (object == nullptr || object->path != "sqlalchemy.Sequence") return std::nullopt;
  const auto name = known_text(object->argument(0, "name"));
  return name ? std::optional(sequence_name(*object, *name)) : std::nullopt;
}

bool is_named(const ObjectData& object, std::string_view name) {
  return object.path.ends_with(name) && object.path.size() > name.size() &&
         object.path[object.path.size() - name.size() - 1] == '.';
}

/// The table whose columns an `Index(name, table.c.x, …)` is made of.
std::optional<QualifiedName> indexed_table(const ObjectData& index) {
  for (const Value& argument : index.args) {
    const ObjectData* object = argument.as_object();
    if (object == nullptr) continue;
    if (auto table = table_of_object(*object)) return table;
  }
  return std::nullopt;
}

}  // namespace

bool MigrationHost::is_ddl_element(const ObjectData& object) {
  return object.path.starts_with("sqlalchemy.schema.") || is_named(object, "CreateEnumType") ||
         is_named(object, "DropEnumType") || is_named(object, "CreateDomainType") ||
         is_named(object, "DropDomainType");
}

/// `execute(CreateSchema(…))` and its like, which look at nothing before they act.
void MigrationHost::run_ddl_element(Interpreter& interpreter, const ObjectData& object,
                                    const CallArguments& args) {
  const std::string kind = object.path.substr(object.path.rfind('.') + 1);
  const Value* first = object.argument(0, "element");
  const auto text = known_text(first);
  if (text && kind == "CreateSchema")
    return emit(CreateSchema{*text, is_set(object.keyword("if_not_exists"))}, args.callee, args);
  if (text && kind == "DropSchema")
    return emit(
        DropSchema{*text, is_set(object.keyword("if_exists")), is_set(object.keyword("cascade"))},
        args.callee, args);
  if (const auto sequence = sequence_of(first)) {
    if (kind == "CreateSequence")
      return emit(CreateSequence{*sequence, DataType::builtin("bigint"), std::nullopt, "", false},
                  args.callee, args);
    if (kind == "DropSequence")
      return emit(DropSequence{*sequence, false, false}, args.callee, args);
  }
  const auto expression = first == nullptr ? nullptr : enum_expression(interpreter, *first);
  if (expression != nullptr && expression->name) {
    if (kind == "CreateEnumType") return create_enum(expression, false, args, {});
    if (kind == "DropEnumType") return drop_enum(*expression, false, args, {});
  }
  unknown_operation(args, kind + "() is not followed");
}

/// `Index(…).create(bind)` and `.drop(bind)`.
Value MigrationHost::index_method(Interpreter& interpreter, const ObjectData& object,
                                  const std::string& name, const CallArguments& args) {
  const auto table = indexed_table(object);
  const auto made = table ? index(interpreter, object, *table) : std::nullopt;
  const bool check_first = is_set(args.get(1, "checkfirst"));
  if (!made || !made->name) {
    unknown_operation(args, "Index." + name + "(): the index is not known");
  } else if (name == "create") {
    emit(CreateIndex{*made, is_set(object.keyword("postgresql_concurrently")), check_first},
         args.call, args, OperationSource::sqlalchemy);
  } else {
    DropIndex drop;
    drop.name = {table->schema, *made->name};
    drop.if_exists = check_first;
    drop.table = *table;
    emit(std::move(drop), args.call, args, OperationSource::sqlalchemy);
  }
  return Value::none();
}

/// `Sequence(…).create(bind)` and `.drop(bind)`, which look first unless told otherwise.
Value MigrationHost::sequence_method(const Value& object, const std::string& name,
                                     const CallArguments& args) {
  const auto sequence = sequence_of(&object);
  const Value* given = args.get(1, "checkfirst");
  const bool check_first = given == nullptr || given->truth().value_or(true);
  if (!sequence) {
    unknown_operation(args, "Sequence." + name + "(): the sequence is not known");
  } else if (name == "create") {
    emit(CreateSequence{*sequence, DataType::builtin("bigint"), std::nullopt, "", check_first},
         args.call, args, OperationSource::sqlalchemy);
  } else {
    emit(DropSequence{*sequence, check_first, false}, args.call, args, OperationSource::sqlalchemy);
  }
  return Value::none();
}

}  // namespace migcheck
