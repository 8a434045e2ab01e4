// SPDX-License-Identifier: Apache-2.0
// Directives and functions of libraries around Alembic, as the SQL that they send: alembic_utils,
// alembic-postgresql-enum, alembic-autogenerate-enums, sqlalchemy-searchable.
#include <fmt/format.h>

#include "core/python/migration_host.h"

namespace migcheck {
namespace {

MappedText joined(std::initializer_list<MappedText> parts) {
  MappedText text;
  for (const MappedText& part : parts) text += part;
  return text;
}

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

/// What the constructors of alembic_utils' entities are given.
struct Entity {
  std::string kind;  ///< "PGFunction"
  std::string schema;
  MappedText signature;
  MappedText definition;
  std::string on_entity;
  bool flag = false;  ///< is_constraint of a trigger, with_data of a materialised view
};

std::optional<Entity> read_entity(const Value* value) {
  const ObjectData* object = value == nullptr ? nullptr : value->as_object();
  if (object == nullptr || !object->path.starts_with("alembic_utils.")) return std::nullopt;
  Entity entity;
  entity.kind = object->path.substr(object->path.rfind('.') + 1);
  const Value* signature = object->argument(1, "signature");
  const bool trigger = entity.kind == "PGTrigger" || entity.kind == "PGPolicy";
  const Value* definition = object->argument(2, "definition");
  if (trigger && object->keyword("definition") == nullptr) definition = object->argument(3, "");
  const auto schema = known_text(object->argument(0, "schema"));
  if (!schema || signature == nullptr || signature->as_text() == nullptr) return std::nullopt;
  entity.schema = *schema;
  entity.signature = *signature->as_text();
  if (definition != nullptr && definition->as_text() == nullptr) return std::nullopt;
  if (definition != nullptr) entity.definition = *definition->as_text();
  entity.on_entity = known_text(object->keyword("on_entity"))
                         .value_or(known_text(object->argument(2, "on_entity")).value_or(""));
  const Value* flag = object->keyword(entity.kind == "PGTrigger" ? "is_constraint" : "with_data");
  entity.flag = known_truth(flag).value_or(entity.kind != "PGTrigger");
  return entity;
}

MappedText plain(const std::string& text) { return MappedText(text); }

MappedText drop_statement(const Entity& entity) {
  const std::string schema = quoted(entity.schema) + ".";
  const std::string name = quoted(entity.signature.text());
  if (entity.kind == "PGExtension") return plain("DROP EXTENSION " + name);
  if (entity.kind == "PGView") return plain("DROP VIEW " + schema + name);
  if (entity.kind == "PGMaterializedView") return plain("DROP MATERIALIZED VIEW " + schema + name);
  if (entity.kind == "PGTrigger" || entity.kind == "PGPolicy")
    return plain((entity.kind == "PGTrigger" ? "DROP TRIGGER " : "DROP POLICY ") + name + " ON " +
                 entity.on_entity);
  const std::string& signature = entity.signature.text();
  return plain("DROP FUNCTION " + schema + quoted(signature.substr(0, signature.find('('))));
}

MappedText create_statement(const Entity& entity, bool replace) {
  const std::string schema = quoted(entity.schema) + ".";
  const std::string verb = replace ? "CREATE OR REPLACE " : "CREATE ";
  const MappedText name = joined({plain("\""), entity.signature, plain("\"")});
  const MappedText body = joined({plain(" "), entity.definition});
  if (entity.kind == "PGFunction")
    return joined({plain(verb + "FUNCTION " + schema), entity.signature, body});
  if (entity.kind == "PGExtension")
    return joined({plain("CREATE EXTENSION "), name, plain(" WITH SCHEMA " + entity.schema)});
  if (entity.kind == "PGView")
    return joined({plain(verb + "VIEW " + schema), name, plain(" AS"), body});
  if (entity.kind == "PGMaterializedView")
    return joined({plain("CREATE MATERIALIZED VIEW " + schema), name, plain(" AS"), body,
                   plain(entity.flag ? " WITH DATA" : " WITH NO DATA")});
  if (entity.kind == "PGTrigger")
    return joined(
        {plain(entity.flag ? "CREATE CONSTRAINT TRIGGER " : "CREATE TRIGGER "), name, body});
  if (entity.kind == "PGPolicy")
    return joined({plain("CREATE POLICY "), name, plain(" ON " + entity.on_entity), body});
  return {};
}

/// One column of sync_enum_values(affected_columns=[…]).
struct EnumColumn {
  QualifiedName table;
  std::string column;
  bool array = false;
};

std::optional<EnumColumn> enum_column(const Value& value) {
  EnumColumn made;
  if (const SequenceData* pair = value.as_sequence(); pair != nullptr && pair->items.size() > 1) {
    const auto table = pair->items[0].known_string();
    const auto column = pair->items[1].known_string();
    if (!table || !column) return std::nullopt;
    made.table.name = *table;
    made.column = *column;
    return made;
  }
  const ObjectData* object = value.as_object();
  if (object == nullptr) return std::nullopt;
  const auto table = known_text(object->keyword("table_name"));
  const auto column = known_text(object->keyword("column_name"));
  if (!table || !column) return std::nullopt;
  made.table = {known_text(object->keyword("table_schema")).value_or(""), *table};
  made.column = *column;
  return made;
}

/// `indexes_to_recreate=[TableIndex(name=…, definition=…)]`: the texts of one field.
std::vector<std::string> index_texts(const Directive& directive, const char* field) {
  std::vector<std::string> texts;
  const Value* given = directive.args.get(5, "indexes_to_recreate");
  const auto items = given == nullptr ? std::nullopt : directive.interpreter.elements(*given);
  for (const Value& item : items.value_or(ValueList())) {
    const ObjectData* index = item.as_object();
    const auto text = index == nullptr ? std::nullopt : known_text(index->keyword(field));
    if (text) texts.push_back(*text);
  }
  return texts;
}

bool compares(const std::string& predicate, const std::string& column) {
  return predicate.find(column) != std::string::npos &&
         (predicate.find('=') != std::string::npos || predicate.find("<>") != std::string::npos ||
          predicate.find(" IN ") != std::string::npos);
}

/// The partial indexes that compare the column. The library compares the new type with the old one
/// by operators of its own, and drops those with CASCADE.
std::vector<std::string> indexes_that_compare(const Table& table, const std::string& column) {
  std::vector<std::string> names;
  for (const Index& index : table.indexes) {
    if (index.def.name && index.def.predicate && compares(*index.def.predicate, column))
      names.push_back(QualifiedName{table.name.schema, *index.def.name}.to_string());
  }
  return names;
}

}  // namespace

namespace {

/// The new name that enum_values_to_rename=[(old, new), …] gives a label.
std::string new_label(const Directive& directive, const std::string& label) {
  const Value* given = directive.args.get(4, "enum_values_to_rename");
  const auto pairs = given == nullptr ? std::nullopt : directive.interpreter.elements(*given);
  for (const Value& pair : pairs.value_or(ValueList())) {
    const SequenceData* names = pair.as_sequence();
    if (names == nullptr || names->items.size() != 2) continue;
    if (names->items[0].known_string() == label)
      return names->items[1].known_string().value_or(label);
  }
  return label;
}

}  // namespace

Value MigrationHost::entity(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<Entity> entity = read_entity(args.get(0, "entity"));
  if (!entity || create_statement(*entity, false).empty())
    return unknown_directive(directive, "the entity is not known");
  const bool creates = directive.name == "create_entity";
  const bool is_function = entity->kind == "PGFunction" || entity->kind == "PGView";
  if (directive.name == "drop_entity" || (!creates && !is_function))
    static_cast<void>(run_text(drop_statement(*entity), {}, true, args));
  if (directive.name != "drop_entity")
    static_cast<void>(run_text(create_statement(*entity, !creates && is_function), {}, true, args));
  return Value::none();
}

/// alembic-postgresql-enum renames the type, makes it anew and moves the columns over.
void MigrationHost::rebuild_enum(const Directive& directive, const EnumType& before,
                                 const std::vector<std::string>& labels) {
  const CallArguments& args = directive.args;
  const std::string name = before.name.to_string();
  const std::string old = before.name.name + "_old";
  const auto run = [&](const std::string& sql) {
    static_cast<void>(run_text(MappedText(sql, args.callee), {}, false, args));
  };
  std::string list;
  for (const std::string& label : labels) list += (list.empty() ? "" : ", ") + quote_literal(label);
  run("ALTER TYPE " + name + " RENAME TO " + quote_identifier(old));
  run("CREATE TYPE " + name + " AS ENUM (" + list + ")");
  for (const std::string& index : index_texts(directive, "name"))
    run("DROP INDEX IF EXISTS " + index);
  const Value* given = args.get(3, "affected_columns");
  const auto columns = given == nullptr ? std::nullopt : directive.interpreter.elements(*given);
  for (const Value& value : columns.value_or(ValueList())) {
    const std::optional<EnumColumn> one = enum_column(value);
    if (!one) continue;
    const Table* table = sink_.catalog().table(one->table);
    const Column* column = table == nullptr ? nullptr : table->column(one->column);
    const std::string array = column != nullptr && column->def.type.array ? "[]" : "";
    const auto constant = column == nullptr || !column->def.default_sql
                              ? std::nullopt
                              : string_constant(*column->def.default_sql);
    const std::string used = quote_identifier(one->column);
    const std::string alter =
        fmt::format("ALTER TABLE {} ALTER COLUMN {}", one->table.to_string(), used);
    if (table != nullptr) {
      for (const std::string& index : indexes_that_compare(*table, one->column))
        run("DROP INDEX " + index);
    }
    if (constant) run(fmt::format("{} DROP DEFAULT", alter));
    run(fmt::format("{0} TYPE {1}{2} USING {3}::text{2}::{1}{2}", alter, name, array, used));
    if (constant)
      run(fmt::format("{} SET DEFAULT {}::{}{}", alter,
                      quote_literal(new_label(directive, *constant)), name, array));
  }
  run("DROP TYPE " + QualifiedName{before.name.schema, old}.to_string());
  for (const std::string& definition : index_texts(directive, "definition")) run(definition);
}

/// sync_trigger(conn, table, column, …) and drop_trigger(conn, table, column).
Value MigrationHost::searchable(Interpreter&, const std::string& name, const CallArguments& args) {
  const auto table = known_text(args.get(1, "table_name"));
  const auto column = known_text(args.get(2, "tsvector_column"));
  if (!table || !column) {
    unknown_operation(args, "the table of sqlalchemy_searchable." + name + "() is not known");
    return Value::none();
  }
  const bool creates = name == "sync_trigger";
  if (creates) require_table({"", *table}, args);
  const std::string on = quote_identifier(*table);
  const std::string trigger = quote_identifier(*table + "_" + *column + "_trigger");
  const std::string function = quote_identifier(*table + "_" + *column + "_update") + "()";
  std::string sql = "DROP TRIGGER IF EXISTS " + trigger + " ON " + on +
                    "; DROP FUNCTION IF EXISTS " + function + ";";
  if (creates) {
    sql += "CREATE FUNCTION " + function +
           " RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql; CREATE TRIGGER " +
           trigger + " BEFORE UPDATE OR INSERT ON " + on + " FOR EACH ROW EXECUTE PROCEDURE " +
           function;
  }
  static_cast<void>(run_text(MappedText(sql, args.callee), {}, false, args));
  return Value::none();
}

}  // namespace migcheck
