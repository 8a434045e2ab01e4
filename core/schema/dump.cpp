// SPDX-License-Identifier: Apache-2.0
#include "core/schema/dump.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/schema/expression_printer.h"
#include "core/schema/expression_text.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

std::string key_of_name(const QualifiedName& name) { return name.schema + "." + name.name; }

template <class Object>
void mark(Json& json, const Object& object) {
  if (!object.certain) json["certain"] = false;
  if constexpr (requires { object.assumed; }) {
    if (object.assumed) json["assumed"] = true;
  }
}

Json column_json(const Column& column) {
  const ColumnDef& def = column.def;
  Json json{{"name", def.name}, {"type", def.type.format()}, {"nullable", def.nullable}};
  json["default"] = def.default_known ? text_or_null(default_text(def)) : Json("???");
  json["comment"] = text_or_null(def.comment);
  if (def.identity) json["identity"] = std::string(1, *def.identity);
  if (def.generated) json["generated"] = *def.generated;
  if (!def.collation.empty()) json["collation"] = def.collation;
  mark(json, column);
  return json;
}

// Generated expressions are printed with the table at hand.
Json columns_json(const Table& table) {
  Json json = Json::array();
  for (const Column& column : table.columns) {
    json.push_back(column_json(column));
    if (column.def.generated)
      json.back()["generated"] = expression_text(*column.def.generated, table);
  }
  return json;
}

Json key_json(const Constraint& constraint) {
  Json json{{"name", *constraint.def.name}, {"columns", constraint.def.columns}};
  if (!constraint.def.include.empty()) json["include"] = constraint.def.include;
  mark(json, constraint);
  return json;
}

Json check_json(const Table& table, const Constraint& constraint) {
  Json json{{"name", *constraint.def.name},
            {"columns", constraint.def.columns},
            {"expression",
             "CHECK ((" + without_parentheses(expression_text(constraint.def.expression, table)) +
                 "))" + (constraint.def.not_valid ? " NOT VALID" : "")}};
  mark(json, constraint);
  return json;
}

Json foreign_key_json(const Constraint& constraint) {
  const ConstraintDef& def = constraint.def;
  Json json{{"name", *def.name},
            {"columns", def.columns},
            {"ref_table", key_of_name(def.ref_table)},
            {"ref_columns", def.ref_columns},
            {"on_delete", def.on_delete},
            {"on_update", def.on_update}};
  if (def.deferrable)
    json["deferrable"] = def.initially_deferred ? "INITIALLY DEFERRED" : "DEFERRABLE";
  mark(json, constraint);
  return json;
}

Json exclusion_json(const Constraint& constraint) {
  Json json{{"name", *constraint.def.name},
            {"definition",
             "EXCLUDE USING " + constraint.def.method + " (" + constraint.def.expression + ")"}};
  mark(json, constraint);
  return json;
}

template <class Print>
Json constraints_json(const Table& table, ConstraintKind kind, const Print& print) {
  std::vector<const Constraint*> found;
  for (const Constraint& constraint : table.constraints) {
    if (constraint.def.kind == kind) found.push_back(&constraint);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return *a->def.name < *b->def.name; });
  Json json = Json::array();
  for (const Constraint* constraint : found) json.push_back(print(*constraint));
  return json;
}

Json index_json(const Table& table, const Index& index) {
  const IndexDef& def = index.def;
  Json columns = Json::array();
  for (const IndexElement& element : def.elements)
    columns.push_back(element.expression ? index_expression_text(element.text, table)
                                         : quote_identifier(element.text));
  Json json{{"name", *def.name},
            {"columns", columns},
            {"unique", def.unique},
            {"method", def.method},
            {"predicate", def.predicate ? Json(expression_text(*def.predicate, table)) : Json()}};
  if (!def.include.empty()) json["include"] = def.include;
  mark(json, index);
  return json;
}

Json indexes_json(const Table& table) {
  std::vector<const Index*> found;
  for (const Index& index : table.indexes) {
    if (!index.from_constraint) found.push_back(&index);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return *a->def.name < *b->def.name; });
  Json json = Json::array();
  for (const Index* index : found) json.push_back(index_json(table, *index));
  return json;
}

Json triggers_json(const Table& table) {
  std::vector<std::string> names;
  for (const Trigger& trigger : table.triggers) names.push_back(trigger.name);
  std::sort(names.begin(), names.end());
  Json json = Json::array();
  for (const std::string& name : names) json.push_back({{"name", name}});
  return json;
}

Json table_json(const Table& table) {
  const Constraint* primary = table.primary_key();
  Json json{
      {"columns", columns_json(table)},
      {"primary_key", primary == nullptr ? Json() : key_json(*primary)},
      {"unique", constraints_json(table, ConstraintKind::unique, key_json)},
      {"checks", constraints_json(table, ConstraintKind::check,
                                  [&](const auto& it) { return check_json(table, it); })},
      {"foreign_keys", constraints_json(table, ConstraintKind::foreign_key, foreign_key_json)},
      {"exclusions", constraints_json(table, ConstraintKind::exclusion, exclusion_json)},
      {"indexes", indexes_json(table)},
      {"triggers", triggers_json(table)},
      {"comment", text_or_null(table.comment)}};
  if (table.partition_key) json["partition_key"] = *table.partition_key;
  for (const QualifiedName& parent : table.inherits)
    json["inherits"].push_back(key_of_name(parent));
  if (!table.columns_known) json["columns_known"] = false;
  if (!table.constraints_known) json["constraints_known"] = false;
  mark(json, table);
  return json;
}

Json enum_json(const EnumType& type) {
  Json json = Json::array();
  for (const EnumLabel& label : type.labels) json.push_back(label.text);
  return json;
}

Json domain_json(const OtherObject& domain) {
  Json checks = Json::array();
  for (const ConstraintDef& check : domain.checks)
    checks.push_back({{"name", *check.name}, {"expression", check.expression}});
  return {{"type", domain.base_type->format()},
          {"not_null", domain.not_null},
          {"default", text_or_null(domain.default_sql)},
          {"checks", checks}};
}

Json sequence_json(const OtherObject& sequence) {
  Json owner;
  if (sequence.owner_table) {
    QualifiedName table = *sequence.owner_table;
    if (table.schema == "public") table.schema.clear();
    owner = table.to_string() + "." + sequence.owner_column;
  }
  return {{"type", sequence.detail}, {"owned_by", owner}};
}

void add_object(Json& json, const OtherObject& object) {
  const std::string name = key_of_name(object.name);
  if (object.kind == ObjectKind::schema) json["schemas"].push_back(object.name.name);
  if (object.kind == ObjectKind::extension) json["extensions"][object.name.name] = nullptr;
  if (object.kind == ObjectKind::sequence) json["sequences"][name] = sequence_json(object);
  if (object.kind == ObjectKind::type && object.base_type)
    json["domains"][name] = domain_json(object);
  if (object.kind == ObjectKind::view)
    json["views"][name] = {{"materialized", object.detail == "materialized"}};
  if (object.kind == ObjectKind::function)
    json["functions"][name + "(" + object.signature + ")"] = object.detail;
}

}  // namespace

std::string dump_json(const Catalog& catalog) {
  const Json empty = Json::object();
  Json json{{"schemas", Json::array()}, {"extensions", empty}, {"enums", empty},
            {"domains", empty},         {"tables", empty},     {"views", empty},
            {"sequences", empty},       {"functions", empty}};
  if (catalog.has_schema("public")) json["schemas"].push_back("public");
  catalog.for_each_table([&](const Table& table) {
    if (table.of_schema()) json["tables"][key_of_name(table.name)] = table_json(table);
  });
  catalog.for_each_enum(
      [&](const EnumType& type) { json["enums"][key_of_name(type.name)] = enum_json(type); });
  catalog.for_each_object([&](const OtherObject& object) {
    if (object.name.schema != "pg_temp") add_object(json, object);
  });
  std::vector<std::string> schemas = json["schemas"];
  std::sort(schemas.begin(), schemas.end());
  schemas.erase(std::unique(schemas.begin(), schemas.end()), schemas.end());
  json["schemas"] = schemas;
  return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace migcheck
