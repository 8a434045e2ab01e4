// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/schema/dump_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/schema/dump.h"

namespace migcheck::testing {
namespace {

using Json = nlohmann::json;
using Lines = std::vector<std::string>;

std::string list(const Json& items) {
  std::string out;
  for (const Json& item : items) out += (out.empty() ? "" : ", ") + item.get<std::string>();
  return "(" + out + ")";
}

std::string optional(const Json& json, const char* key, const std::string& head) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? "" : head + found->get<std::string>();
}

std::string comment(const Json& json) {
  return json["comment"].is_null()
             ? ""
             : " comment " + quote_literal(json["comment"].get<std::string>());
}

void add_tables(const Json& tables, Lines& out) {
  for (const auto& [name, table] : tables.items()) {
    std::string parents;
    for (const Json& parent : table.value("inherits", Json::array())) {
      const auto text = parent.get<std::string>();
      parents += (parents.empty() ? " inherits " : ", ") +
                 (text.rfind("public.", 0) == 0 ? text.substr(7) : text);
    }
    out.push_back("table " + name + optional(table, "partition_key", " partition by ") + parents +
                  comment(table));
    for (const Json& trigger : table["triggers"])
      out.push_back("trigger " + name + " " + trigger["name"].get<std::string>());
  }
}

void add_constraints(const std::string& name, const Json& table, Lines& out) {
  const auto start = [&](const char* word, const Json& it) {
    return std::string(word) + " " + name + " " + it["name"].get<std::string>();
  };
  if (const Json& key = table["primary_key"]; !key.is_null())
    out.push_back(start("primary key", key) + " " + list(key["columns"]));
  for (const Json& it : table["unique"])
    out.push_back(start("unique", it) + " " + list(it["columns"]));
  for (const Json& it : table["checks"])
    out.push_back(start("check", it) + " " + it["expression"].get<std::string>());
  for (const Json& it : table["exclusions"]) out.push_back(start("exclusion", it));
  for (const Json& it : table["foreign_keys"])
    out.push_back(start("foreign key", it) + " " + list(it["columns"]) + " " +
                  it["ref_table"].get<std::string>() + " " + list(it["ref_columns"]) + " " +
                  it["on_delete"].get<std::string>() + " " + it["on_update"].get<std::string>() +
                  optional(it, "deferrable", " "));
  for (const Json& it : table["indexes"])
    out.push_back(start("index", it) + " " + it["method"].get<std::string>() +
                  (it["unique"].get<bool>() ? " unique " : " ") + list(it["columns"]) +
                  optional(it, "predicate", " where "));
}

void add_others(const Json& json, Lines& out) {
  for (const auto& [name, labels] : json["enums"].items())
    out.push_back("enum " + name + " " + list(labels));
  for (const auto& [name, it] : json["domains"].items())
    out.push_back("domain " + name + " " + it["type"].get<std::string>() +
                  (it["not_null"].get<bool>() ? " not null" : ""));
  for (const auto& [name, it] : json["views"].items())
    out.push_back("view " + name + (it["materialized"].get<bool>() ? " materialized" : ""));
  for (const auto& [name, it] : json["sequences"].items())
    out.push_back("sequence " + name + " " + it["type"].get<std::string>() +
                  optional(it, "owned_by", " owned by "));
  for (const auto& [name, language] : json["functions"].items())
    out.push_back("function " + name + " " + language.get<std::string>());
  for (const Json& schema : json["schemas"]) {
    if (schema != "public") out.push_back("schema " + schema.get<std::string>());
  }
}

void add_columns(const std::string& name, const Json& table, Lines& out) {
  for (const Json& it : table["columns"])
    out.push_back("column " + name + "." + it["name"].get<std::string>() + " " +
                  it["type"].get<std::string>() + (it["nullable"].get<bool>() ? "" : " not null") +
                  optional(it, "default", " default ") + optional(it, "identity", " identity ") +
                  optional(it, "generated", " generated ") + comment(it));
}

}  // namespace

std::vector<std::string> dump_facts(const Catalog& catalog) {
  const Json json = Json::parse(dump_json(catalog));
  Lines lines;
  add_tables(json["tables"], lines);
  for (const auto& [name, table] : json["tables"].items()) add_constraints(name, table, lines);
  add_others(json, lines);
  std::sort(lines.begin(), lines.end());
  for (const auto& [name, table] : json["tables"].items()) add_columns(name, table, lines);
  static const std::regex line_break("\\s*\\n\\s*");
  for (std::string& line : lines) line = std::regex_replace(line, line_break, " ");
  return lines;
}

}  // namespace migcheck::testing
