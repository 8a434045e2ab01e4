// SPDX-License-Identifier: Apache-2.0
// The schema for people: one line a column, constraint or index, in a fixed order.
#include <nlohmann/json.hpp>

#include "core/schema/dump.h"
#include "report/schema_report.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string list_of(const Json& items) {
  std::string text;
  for (const Json& item : items) text += (text.empty() ? "" : ", ") + item.get<std::string>();
  return "(" + text + ")";
}

std::string doubt(const Json& part) { return part.contains("certain") ? "  -- not certain" : ""; }

std::string column_line(const Json& column) {
  std::string line =
      "  " + column["name"].get<std::string>() + " " + column["type"].get<std::string>();
  if (!column["nullable"].get<bool>()) line += " not null";
  if (column["default"].is_string()) line += " default " + column["default"].get<std::string>();
  if (column.contains("identity"))
    line += column["identity"] == "a" ? " identity always" : " identity by default";
  if (column.contains("generated")) line += " generated " + column["generated"].get<std::string>();
  return line + doubt(column) + "\n";
}

std::string constraint_lines(const Json& table) {
  std::string text;
  const auto name = [](const Json& part) { return part["name"].get<std::string>(); };
  if (const Json& key = table["primary_key"]; key.is_object())
    text += "  primary key " + name(key) + " " + list_of(key["columns"]) + doubt(key) + "\n";
  for (const Json& one : table["unique"])
    text += "  unique " + name(one) + " " + list_of(one["columns"]) + doubt(one) + "\n";
  for (const Json& one : table["checks"])
    text += "  " + name(one) + " " + one["expression"].get<std::string>() + doubt(one) + "\n";
  for (const Json& one : table["foreign_keys"]) {
    text += "  foreign key " + name(one) + " " + list_of(one["columns"]) + " references " +
            one["ref_table"].get<std::string>() + " " + list_of(one["ref_columns"]);
    if (one["on_delete"] != "NO ACTION")
      text += " on delete " + one["on_delete"].get<std::string>();
    if (one["on_update"] != "NO ACTION")
      text += " on update " + one["on_update"].get<std::string>();
    text += doubt(one) + "\n";
  }
  for (const Json& one : table["exclusions"])
    text += "  " + name(one) + " " + one["definition"].get<std::string>() + doubt(one) + "\n";
  return text;
}

std::string index_line(const Json& index) {
  std::string line = index["unique"].get<bool>() ? "  unique index " : "  index ";
  line += index["name"].get<std::string>() + " using " + index["method"].get<std::string>() + " " +
          list_of(index["columns"]);
  if (index["predicate"].is_string()) line += " where " + index["predicate"].get<std::string>();
  return line + doubt(index) + "\n";
}

std::string table_text(const std::string& name, const Json& table) {
  std::string text = "table " + name + doubt(table) + "\n";
  for (const Json& column : table["columns"]) text += column_line(column);
  text += constraint_lines(table);
  for (const Json& index : table["indexes"]) text += index_line(index);
  for (const Json& trigger : table["triggers"])
    text += "  trigger " + trigger["name"].get<std::string>() + "\n";
  return text;
}

}  // namespace

std::string schema_text(const Catalog& catalog) {
  const Json schema = Json::parse(dump_json(catalog));
  std::string text;
  for (const auto& [name, value] : schema["extensions"].items()) text += "extension " + name + "\n";
  for (const auto& [name, labels] : schema["enums"].items())
    text += "enum " + name + " " + list_of(labels) + "\n";
  for (const auto& [name, domain] : schema["domains"].items())
    text += "domain " + name + " " + domain["type"].get<std::string>() + "\n";
  for (const auto& [name, sequence] : schema["sequences"].items()) {
    if (sequence["owned_by"].is_null()) text += "sequence " + name + "\n";
  }
  for (const auto& [name, view] : schema["views"].items())
    text += (view["materialized"].get<bool>() ? "materialized view " : "view ") + name + "\n";
  for (const auto& [name, language] : schema["functions"].items())
    text += "function " + name + " " + language.get<std::string>() + "\n";
  for (const auto& [name, table] : schema["tables"].items())
    text += (text.empty() ? "" : "\n") + table_text(name, table);
  return text;
}

}  // namespace migcheck
