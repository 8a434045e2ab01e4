// SPDX-License-Identifier: Apache-2.0
// op.execute, batches, and the directives that only give objects.
#include "core/python/migration_host.h"

namespace migcheck {

Value MigrationHost::execute(const Directive& directive) {
  const Value* statement = directive.args.get(0, "sqltext");
  if (statement == nullptr) return Value::none();
  run_statement(directive.interpreter, *statement, nullptr, true, directive.args);
  return Value::none();
}

namespace {

const ObjectData* table_object(const Value* value) {
  const ObjectData* object = value == nullptr ? nullptr : value->as_object();
  const bool table = object != nullptr &&
                     (object->path == "sqlalchemy.table" || object->path == "sqlalchemy.Table");
  return table ? object : nullptr;
}

/// The columns in the INSERT that SQLAlchemy makes: the keys of the first row, and columns that it
/// may fill by itself. Nothing where that is not known.
std::optional<std::vector<std::string>> inserted_columns(const ObjectData& table,
                                                         const Value* rows) {
  const SequenceData* list = rows == nullptr ? nullptr : rows->as_sequence();
  if (list == nullptr || !list->complete || list->items.empty() || !table.complete)
    return std::nullopt;
  const DictData* row = list->items.front().as_dict();
  if (row == nullptr || !row->complete) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [key, value] : row->items) {
    const auto name = key.known_string();
    if (!name) return std::nullopt;
    names.push_back(*name);
  }
  for (std::size_t at = 1; at < table.args.size(); ++at) {
    const ObjectData* column = table.args[at].as_object();
    if (column == nullptr || !column->complete) return std::nullopt;
    const bool fills = column->keyword("default") != nullptr ||
                       column->keyword("primary_key") != nullptr || column->args.size() > 2;
    const auto name = known_text(column->argument(0, "name"));
    if (fills && name) names.push_back(*name);
  }
  return names;
}

}  // namespace

Value MigrationHost::bulk_insert(const Directive& directive) {
  DataChange change;
  change.kind = DataChangeKind::insert;
  const ObjectData* object = table_object(directive.args.get(0, "table"));
  if (object != nullptr) {
    if (const auto name = known_text(object->argument(0, "name")))
      change.tables.push_back({known_text(object->keyword("schema")).value_or(""), *name});
    change.given = inserted_columns(*object, directive.args.get(1, "rows"));
  }
  emit(std::move(change), directive.args.callee, directive.args);
  return Value::none();
}

/// On PostgreSQL the directives of a batch are issued one by one.
Value MigrationHost::batch_alter_table(const Directive& directive) {
  return record("migcheck.batch", directive.args);
}

Value MigrationHost::get_bind(const Directive& directive) {
  Value bind = record("migcheck.bind", directive.args);
  bind.as_object()->attributes.emplace(of_alembic, Value::boolean(true));
  return bind;
}
Value MigrationHost::get_context(const Directive& directive) {
  return record("migcheck.context", directive.args);
}

/// op.f(name): the name is final, but a long one is shortened like every generated name.
Value MigrationHost::plain_name(const Directive& directive) {
  --directives_;
  if (directive.args.positional.empty()) return Value::none();
  const Value& given = directive.args.positional[0];
  const std::optional<std::string> name = given.known_string();
  if (!name || shortened_name(*name) == *name) return Value(given).mark_final_name();
  return Value::string(shortened_name(*name), directive.args.call).mark_final_name();
}

Value MigrationHost::inline_literal(const Directive& directive) {
  --directives_;
  return record("alembic.op.inline_literal", directive.args);
}

/// alembic-postgresql-enum (the type gets exactly these labels) and alembic-autogenerate-enums.
Value MigrationHost::sync_enum_values(const Directive& directive) {
  const CallArguments& args = directive.args;
  const auto schema = known_text(args.get(0, "enum_schema"));
  const auto name = known_text(args.get(1, "enum_name"));
  const Value* values = args.get(2, "new_values");
  const auto labels =
      values == nullptr ? std::nullopt : known_strings(directive.interpreter, *values);
  if (!schema || !name || !labels)
    return unknown_directive(directive, "the type or its values are not known");
  const QualifiedName type_name{*schema, *name};
  const EnumType* existing = sink_.catalog().enum_type(type_name);
  if (existing == nullptr)  // perhaps the database's search path finds it in that schema
    return unknown_directive(directive, "the type is not known", {type_name, {"", *name}});
  const EnumType before = *existing;  // the catalog changes below
  const Value* fourth = args.get(3, "affected_columns");
  const auto newer =
      fourth == nullptr ? std::nullopt : known_strings(directive.interpreter, *fourth);
  if (!newer || newer->empty()) {
    rebuild_enum(directive, before, *labels);
    return Value::none();
  }
  // alembic-autogenerate-enums: (schema, name, old values, new values), which only adds.
  for (const std::string& label : *newer) {
    AddEnumValue add;
    add.type = type_name;
    add.label = label;
    add.if_not_exists = true;
    emit(std::move(add), args.callee, args);
  }
  return Value::none();
}

Value MigrationHost::invoke(const Directive& directive) {
  return unknown_directive(directive, "operation objects are not followed");
}

}  // namespace migcheck
