// SPDX-License-Identifier: Apache-2.0
// information_schema, as the owner of everything sees it.
#include <algorithm>
#include <charconv>

#include "core/sql/hole.h"
#include "core/sql/system_names.h"
#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

constexpr const char* server_schemas[] = {"pg_catalog", "information_schema"};

Datum yes_or_no(bool value) { return Datum::of(std::string(value ? "YES" : "NO")); }

/// There is a text, but which is not known.
Datum some_text() { return Datum::of(std::string(hole_mark)); }

const OtherObject* domain_of(const CatalogView& view, const DataType& type) {
  if (!type.known || !type.user_defined || type.array) return nullptr;
  const OtherObject* object = view.catalog.object(ObjectKind::type, type.type_name());
  return object != nullptr && object->base_type ? object : nullptr;
}

Datum data_type(const DataType& type) {
  if (!type.known) return {};
  if (type.array) return Datum::of(std::string("ARRAY"));
  return Datum::of(type.user_defined ? std::string("USER-DEFINED") : type.base);
}

Datum character_length(const DataType& type) {
  if (!type.known) return {};
  const bool has_length = type.base == "character varying" || type.base == "character" ||
                          type.base == "bit" || type.base == "bit varying";
  std::int64_t length = 0;
  if (!has_length || type.array || type.modifier.size() < 3) return Datum::null();
  std::from_chars(type.modifier.data() + 1, type.modifier.data() + type.modifier.size(), length);
  return Datum::of(length);
}

void add_column(RelationBuilder& builder, const CatalogView& view, const Table& table,
                std::size_t position) {
  const Column& column = table.columns[position];
  const ColumnDef& def = column.def;
  const OtherObject* domain = domain_of(view, def.type);
  const DataType& type = domain != nullptr ? *domain->base_type : def.type;
  const QualifiedName udt = view.type_name(type);
  const bool has_default = def.default_sql || !def.default_known || def.serial;
  builder.add(
      view.sure(table) && view.sure(column),
      {{"table_schema", Datum::of(table.name.schema)},
       {"table_name", Datum::of(table.name.name)},
       {"column_name", Datum::of(def.name)},
       {"ordinal_position", Datum::of(static_cast<std::int64_t>(position) + 1)},
       {"column_default", has_default ? some_text() : Datum::null()},
       {"is_nullable", yes_or_no(def.nullable)},
       {"data_type", data_type(type)},
       {"character_maximum_length", character_length(type)},
       {"domain_schema", domain != nullptr ? Datum::of(domain->name.schema) : Datum::null()},
       {"domain_name", domain != nullptr ? Datum::of(domain->name.name) : Datum::null()},
       {"udt_schema", type.known ? Datum::of(udt.schema) : Datum()},
       {"udt_name", type.known ? Datum::of(udt.name) : Datum()},
       {"is_identity", yes_or_no(def.identity.has_value())},
       {"is_generated", Datum::of(std::string(def.generated ? "ALWAYS" : "NEVER"))}});
}

std::string constraint_type(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "PRIMARY KEY";
    case ConstraintKind::unique:
      return "UNIQUE";
    case ConstraintKind::foreign_key:
      return "FOREIGN KEY";
    default:
      return "CHECK";
  }
}

/// Exclusion constraints are not part of the SQL standard's view.
template <class Visit>
void for_each_constraint(const CatalogView& view, const Visit& visit) {
  view.catalog.for_each_table([&visit](const Table& table) {
    for (const Constraint& constraint : table.constraints) {
      const bool shown = constraint.def.name && constraint.def.kind != ConstraintKind::exclusion;
      if (shown) visit(table, constraint);
    }
  });
}

bool is_key(const Constraint& constraint) { return constraint.def.kind != ConstraintKind::check; }

}  // namespace

Relation schema_tables(const CatalogView& view) {
  RelationBuilder builder({"table_schema", "table_name", "table_type"});
  view.catalog.for_each_table([&](const Table& table) {
    builder.add(view.sure(table), {{"table_schema", Datum::of(table.name.schema)},
                                   {"table_name", Datum::of(table.name.name)},
                                   {"table_type", Datum::of(std::string("BASE TABLE"))}});
  });
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind != ObjectKind::view || object.detail == "materialized") return;
    builder.add(view.sure(object), {{"table_schema", Datum::of(object.name.schema)},
                                    {"table_name", Datum::of(object.name.name)},
                                    {"table_type", Datum::of(std::string("VIEW"))}});
  });
  for (const char* schema : server_schemas) {
    builder.add_others({{"table_schema", Datum::of(std::string(schema))},
                        {"table_name", Datum::system_name(SystemNames::relations)}});
  }
  return builder.take();
}

Relation schema_columns(const CatalogView& view) {
  RelationBuilder builder({"table_schema", "table_name", "column_name", "ordinal_position",
                           "column_default", "is_nullable", "data_type", "character_maximum_length",
                           "domain_schema", "domain_name", "udt_schema", "udt_name", "is_identity",
                           "is_generated"});
  view.catalog.for_each_table([&](const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) add_column(builder, view, table, i);
    if (table.columns_known) return;
    builder.add_others({{"table_schema", Datum::of(table.name.schema)},
                        {"table_name", Datum::of(table.name.name)}});
  });
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind != ObjectKind::view || object.detail == "materialized") return;
    builder.add_others({{"table_schema", Datum::of(object.name.schema)},
                        {"table_name", Datum::of(object.name.name)}});
  });
  for (const char* schema : server_schemas) {
    builder.add_others({{"table_schema", Datum::of(std::string(schema))},
                        {"table_name", Datum::system_name(SystemNames::relations)},
                        {"udt_name", Datum::system_name(SystemNames::types)},
                        {"udt_schema", Datum::system_name(SystemNames::schemas)}});
  }
  return builder.take();
}

Relation schema_table_constraints(const CatalogView& view) {
  RelationBuilder builder(
      {"constraint_schema", "constraint_name", "table_schema", "table_name", "constraint_type"});
  for_each_constraint(view, [&](const Table& table, const Constraint& constraint) {
    builder.add(view.sure(table) && view.sure(constraint),
                {{"constraint_schema", Datum::of(table.name.schema)},
                 {"constraint_name", Datum::of(*constraint.def.name)},
                 {"table_schema", Datum::of(table.name.schema)},
                 {"table_name", Datum::of(table.name.name)},
                 {"constraint_type", Datum::of(constraint_type(constraint.def.kind))}});
  });
  builder.add_others({{"constraint_name", Datum::system_name(SystemNames::not_null_constraints)},
                      {"constraint_type", Datum::of(std::string("CHECK"))}});
  for (const char* schema : server_schemas) {
    builder.add_others({{"constraint_schema", Datum::of(std::string(schema))},
                        {"constraint_name", Datum::system_name(SystemNames::constraints)},
                        {"table_schema", Datum::of(std::string(schema))},
                        {"table_name", Datum::system_name(SystemNames::relations)}});
  }
  return builder.take();
}

Relation schema_key_column_usage(const CatalogView& view) {
  RelationBuilder builder({"constraint_schema", "constraint_name", "table_schema", "table_name",
                           "column_name", "ordinal_position"});
  for_each_constraint(view, [&](const Table& table, const Constraint& constraint) {
    std::int64_t position = 0;
    for (const std::string& column : constraint.def.columns) {
      if (!is_key(constraint)) break;
      builder.add(view.sure(table) && view.sure(constraint),
                  {{"constraint_schema", Datum::of(table.name.schema)},
                   {"constraint_name", Datum::of(*constraint.def.name)},
                   {"table_schema", Datum::of(table.name.schema)},
                   {"table_name", Datum::of(table.name.name)},
                   {"column_name", Datum::of(column)},
                   {"ordinal_position", Datum::of(++position)}});
    }
  });
  builder.add_others({{"constraint_name", Datum::system_name(SystemNames::constraints)},
                      {"table_name", Datum::system_name(SystemNames::relations)},
                      {"table_schema", Datum::system_name(SystemNames::schemas)}});
  return builder.take();
}

Relation schema_constraint_column_usage(const CatalogView& view) {
  RelationBuilder builder(
      {"table_schema", "table_name", "column_name", "constraint_schema", "constraint_name"});
  for_each_constraint(view, [&](const Table& table, const Constraint& constraint) {
    const ConstraintDef& def = constraint.def;
    const bool foreign = def.kind == ConstraintKind::foreign_key;
    const QualifiedName used = foreign ? view.catalog.resolve(def.ref_table) : table.name;
    const std::vector<std::string>& columns = foreign ? def.ref_columns : def.columns;
    for (const std::string& column : columns) {
      // The columns of a CHECK are those that its text names, which may be too many.
      builder.add(view.sure(table) && view.sure(constraint) && is_key(constraint),
                  {{"table_schema", Datum::of(used.schema)},
                   {"table_name", Datum::of(used.name)},
                   {"column_name", Datum::of(column)},
                   {"constraint_schema", Datum::of(table.name.schema)},
                   {"constraint_name", Datum::of(*def.name)}});
    }
  });
  builder.add_others({{"constraint_name", Datum::system_name(SystemNames::constraints)},
                      {"table_name", Datum::system_name(SystemNames::relations)},
                      {"table_schema", Datum::system_name(SystemNames::schemas)}});
  return builder.take();
}

Relation schema_referential_constraints(const CatalogView& view) {
  RelationBuilder builder(
      {"constraint_schema", "constraint_name", "match_option", "update_rule", "delete_rule"});
  for_each_constraint(view, [&](const Table& table, const Constraint& constraint) {
    const ConstraintDef& def = constraint.def;
    if (def.kind != ConstraintKind::foreign_key) return;
    builder.add(
        view.sure(table) && view.sure(constraint),
        {{"constraint_schema", Datum::of(table.name.schema)},
         {"constraint_name", Datum::of(*def.name)},
         {"match_option", Datum::of(def.match == "SIMPLE" ? std::string("NONE") : def.match)},
         {"update_rule", Datum::of(def.on_update)},
         {"delete_rule", Datum::of(def.on_delete)}});
  });
  return builder.take();
}

Relation schema_schemata(const CatalogView& view) {
  RelationBuilder builder({"schema_name"});
  for (const CatalogView::Schema& schema : view.schemas()) {
    builder.add(schema.certain, {{"schema_name", Datum::of(schema.name)}});
  }
  for (const char* schema : server_schemas) {
    builder.add(true, {{"schema_name", Datum::of(std::string(schema))}});
  }
  builder.add_others({{"schema_name", Datum::system_name(SystemNames::schemas)}});
  return builder.take();
}

Relation schema_sequences(const CatalogView& view) {
  RelationBuilder builder({"sequence_schema", "sequence_name", "data_type"});
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind != ObjectKind::sequence) return;
    builder.add(view.sure(object), {{"sequence_schema", Datum::of(object.name.schema)},
                                    {"sequence_name", Datum::of(object.name.name)}});
  });
  return builder.take();
}

Relation schema_views(const CatalogView& view) {
  RelationBuilder builder({"table_schema", "table_name"});
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind != ObjectKind::view || object.detail == "materialized") return;
    builder.add(view.sure(object), {{"table_schema", Datum::of(object.name.schema)},
                                    {"table_name", Datum::of(object.name.name)}});
  });
  for (const char* schema : server_schemas) {
    builder.add_others({{"table_schema", Datum::of(std::string(schema))},
                        {"table_name", Datum::system_name(SystemNames::relations)}});
  }
  return builder.take();
}

Relation schema_triggers(const CatalogView& view) {
  RelationBuilder builder(
      {"trigger_schema", "trigger_name", "event_object_schema", "event_object_table"});
  view.catalog.for_each_table([&](const Table& table) {
    for (const Trigger& trigger : table.triggers) {
      // One row for each event, of which one is certain.
      const Cell schema{"trigger_schema", Datum::of(table.name.schema)};
      const Cell name{"trigger_name", Datum::of(trigger.name)};
      const Cell table_schema{"event_object_schema", Datum::of(table.name.schema)};
      const Cell table_name{"event_object_table", Datum::of(table.name.name)};
      builder.add_others({schema, name, table_schema, table_name});
      builder.add(view.sure(table), {schema, name, table_schema, table_name});
    }
  });
  return builder.take();
}

}  // namespace migcheck::sql
