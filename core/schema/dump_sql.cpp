// SPDX-License-Identifier: Apache-2.0
// Types before the tables that use them, functions before the tables whose defaults and indexes
// call them, except those whose arguments are rows of tables.
#include "core/schema/dump_sql.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/schema/column_default.h"
#include "core/schema/dump_sql_table.h"
#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

/// Statements by the name of what they make, and the names that must come first.
struct Item {
  std::string text;
  std::vector<QualifiedName> needs;
};
using Items = std::map<QualifiedName, Item>;

/// By name, but each behind what it needs.
class Ordered {
 public:
  explicit Ordered(const Items& items) : items_(items) {
    for (const auto& [name, item] : items_) add(name, item);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void add(const QualifiedName& name, const Item& item) {
    if (!seen_.insert(name).second) return;
    for (const QualifiedName& need : item.needs) {
      const auto found = items_.find(need);
      if (found != items_.end()) add(found->first, found->second);
    }
    text_ += item.text + "\n";
  }

  const Items& items_;
  std::set<QualifiedName> seen_;
  std::string text_;
};

bool has_holes(const std::string& sql) { return sql.find("{…}") != std::string::npos; }

class Dump {
 public:
  explicit Dump(const Catalog& catalog) : catalog_(catalog) {}

  std::string take() {
    add_schemas();
    add_extensions();
    add_types();
    add_sequences();
    add_functions(false);
    add_tables();
    add_functions(true);
    add_late_parts();
    add_views();
    return std::move(text_);
  }

 private:
  template <class Visit>
  void each(ObjectKind kind, const Visit& visit) const {
    catalog_.for_each_object([&](const OtherObject& object) {
      if (object.kind == kind && object.name.schema != "pg_temp") visit(object);
    });
  }

  template <class Visit>
  void each_table(const Visit& visit) const {
    catalog_.for_each_table([&](const Table& table) {
      if (table.of_schema()) visit(table);
    });
  }

  /// A group of statements, with an empty line behind it.
  void add_group(const std::string& group) {
    if (!group.empty()) text_ += group + "\n";
  }

  void add_schemas() {
    std::map<std::string, std::string> found;  // with what is to be said about it
    catalog_.for_each_object([&](const OtherObject& object) { found[object.name.schema]; });
    catalog_.for_each_enum([&](const EnumType& type) { found[type.name.schema]; });
    each_table([&](const Table& table) { found[table.name.schema]; });
    each(ObjectKind::schema, [&](const OtherObject& schema) {
      found[schema.name.name] = sql_doubt(schema.certain, schema.assumed);
    });
    for (const char* given : {"", "public", "pg_temp", "pg_catalog"}) found.erase(given);
    std::string group;
    for (const auto& [schema, doubt] : found)
      group += doubt + "CREATE SCHEMA " + quote_identifier(schema) + ";\n";
    add_group(group);
  }

  void add_extensions() {
    std::string group;
    each(ObjectKind::extension, [&](const OtherObject& extension) {
      const bool elsewhere = !extension.detail.empty() && extension.detail != "public";
      group += sql_doubt(extension.certain, extension.assumed) + "CREATE EXTENSION IF NOT EXISTS " +
               quote_identifier(extension.name.name) +
               (elsewhere ? " WITH SCHEMA " + quote_identifier(extension.detail) : "") + ";\n";
    });
    add_group(group);
  }

  void add_types() {
    Items items;
    catalog_.for_each_enum([&](const EnumType& type) { items[type.name] = {enum_sql(type), {}}; });
    each(ObjectKind::type, [&](const OtherObject& type) { items[type.name] = type_item(type); });
    text_ += Ordered(items).take();
  }

  static std::string enum_sql(const EnumType& type) {
    std::string labels;
    for (const EnumLabel& label : type.labels)
      labels += (labels.empty() ? "\n  " : ",\n  ") + quote_literal(label.text);
    return sql_doubt(type.certain, type.assumed) +
           (type.labels_known ? "" : "-- there may be more labels\n") + "CREATE TYPE " +
           sql_name(type.name) + " AS ENUM (" + labels + (labels.empty() ? ");\n" : "\n);\n");
  }

  static Item type_item(const OtherObject& type) {
    Item item;
    const auto need = [&](const DataType& used) {
      if (used.user_defined) item.needs.push_back(used.type_name());
    };
    std::string fields;
    for (const ColumnDef& field : type.attributes) {
      need(field.type);
      fields += (fields.empty() ? "\n  " : ",\n  ") + quote_identifier(field.name) + " " +
                field.type.format();
    }
    if (type.base_type) need(*type.base_type);
    item.text = sql_doubt(type.certain, type.assumed) +
                (type.base_type ? domain_sql(type)
                                : "CREATE TYPE " + sql_name(type.name) + " AS (" + fields +
                                      (fields.empty() ? ");\n" : "\n);\n"));
    return item;
  }

  static std::string domain_sql(const OtherObject& domain) {
    std::string out =
        "CREATE DOMAIN " + sql_name(domain.name) + " AS " + domain.base_type->format();
    if (domain.default_sql) out += " DEFAULT " + *domain.default_sql;
    if (domain.not_null) out += " NOT NULL";
    for (const ConstraintDef& check : domain.checks) out += "\n  " + constraint_sql(check);
    return out + ";\n";
  }

  void add_sequences() {
    std::string group;
    each(ObjectKind::sequence, [&](const OtherObject& sequence) {
      if (made_with_table(catalog_, sequence)) return;
      const bool plain = sequence.detail.empty() || sequence.detail == "bigint";
      group += sql_doubt(sequence.certain, sequence.assumed) + "CREATE SEQUENCE " +
               sql_name(sequence.name) + (plain ? "" : " AS " + sequence.detail) + ";\n";
    });
    add_group(group);
  }

  /// Whether arguments or result of a function name a table or a view.
  [[nodiscard]] bool uses_rows(const OtherObject& function) const {
    for (const SqlWord& word : sql_words(function.query)) {
      if (word.kind != SqlWordKind::identifier) continue;
      const bool relation = catalog_.table({"", word.text}) != nullptr ||
                            catalog_.object(ObjectKind::view, {"", word.text}) != nullptr;
      if (relation) return true;
    }
    return false;
  }

  void add_functions(bool with_rows) {
    std::string group;
    each(ObjectKind::function, [&](const OtherObject& function) {
      if (uses_rows(function) != with_rows) return;
      const std::string what = "FUNCTION " + sql_name(function.name);
      const bool known = !function.query.empty() && !has_holes(function.query);
      group += sql_doubt(function.certain, function.assumed);
      group += known ? "CREATE " + what + function.query + ";\n\n"
                     : "-- its text is not known: " + what + "(" + function.signature + ")\n\n";
    });
    // The server would look for the tables that a function uses, which come later.
    if (!group.empty()) text_ += "SET check_function_bodies = false;\n\n" + group;
  }

  /// Parents, and the tables whose sequences the defaults draw from.
  [[nodiscard]] std::vector<QualifiedName> tables_before(const Table& table) const {
    std::vector<QualifiedName> out = table.inherits;
    for (const Column& column : table.columns) {
      const auto name = default_sequence(table, column.def);
      const OtherObject* sequence = name ? catalog_.object(ObjectKind::sequence, *name) : nullptr;
      if (sequence != nullptr && sequence->owner_table) out.push_back(*sequence->owner_table);
    }
    return out;
  }

  void add_tables() {
    Items items;
    each_table([&](const Table& table) {
      items[table.name] = {table_sql(catalog_, table), tables_before(table)};
    });
    text_ += Ordered(items).take();
  }

  void add_late_parts() {
    std::string owners;
    each(ObjectKind::sequence, [&](const OtherObject& sequence) {
      if (!sequence.owner_table || made_with_table(catalog_, sequence)) return;
      owners += "ALTER SEQUENCE " + sql_name(sequence.name) + " OWNED BY " +
                sql_name(*sequence.owner_table) + "." + quote_identifier(sequence.owner_column) +
                ";\n";
    });
    add_group(owners);
    std::string constraints;
    each_table([&](const Table& table) { constraints += late_constraints_sql(catalog_, table); });
    add_group(constraints);
    std::string triggers;
    each_table([&](const Table& table) { triggers += triggers_sql(table); });
    add_group(triggers);
  }

  void add_views() {
    Items items;
    each(ObjectKind::view, [&](const OtherObject& view) {
      const bool materialized = view.detail == "materialized";
      const std::string what =
          (materialized ? "MATERIALIZED VIEW " : "VIEW ") + sql_name(view.name);
      const bool known = !view.query.empty() && !has_holes(view.query);
      const std::string text = known ? "CREATE " + what + " AS\n" + view.query + ";\n"
                                     : "-- its query is not known: " + what + "\n";
      items[view.name] = {sql_doubt(view.certain, view.assumed) + text, view.depends_on};
    });
    text_ += Ordered(items).take();
  }

  const Catalog& catalog_;
  std::string text_;
};

}  // namespace

std::string dump_sql(const Catalog& catalog) {
  std::string text = Dump(catalog).take();
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace migcheck
