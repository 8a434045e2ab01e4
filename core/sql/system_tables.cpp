// SPDX-License-Identifier: Apache-2.0
#include "core/sql/system_tables.h"

#include <algorithm>
#include <array>

#include "core/sql/system_names.h"

namespace migcheck::sql {
namespace {

struct SystemTable {
  std::string_view schema;
  std::string_view name;
  Relation (*build)(const CatalogView&);
};

constexpr std::string_view catalog_schema = "pg_catalog";
constexpr std::string_view standard_schema = "information_schema";

constexpr std::array tables{
    SystemTable{catalog_schema, "pg_attribute", pg_attribute},
    SystemTable{catalog_schema, "pg_class", pg_class},
    SystemTable{catalog_schema, "pg_constraint", pg_constraint},
    SystemTable{catalog_schema, "pg_enum", pg_enum},
    SystemTable{catalog_schema, "pg_extension", pg_extension},
    SystemTable{catalog_schema, "pg_index", pg_index},
    SystemTable{catalog_schema, "pg_indexes", pg_indexes},
    SystemTable{catalog_schema, "pg_matviews", pg_matviews},
    SystemTable{catalog_schema, "pg_namespace", pg_namespace},
    SystemTable{catalog_schema, "pg_proc", pg_proc},
    SystemTable{catalog_schema, "pg_sequences", pg_sequences},
    SystemTable{catalog_schema, "pg_tables", pg_tables},
    SystemTable{catalog_schema, "pg_trigger", pg_trigger},
    SystemTable{catalog_schema, "pg_type", pg_type},
    SystemTable{catalog_schema, "pg_views", pg_views},
    SystemTable{standard_schema, "columns", schema_columns},
    SystemTable{standard_schema, "constraint_column_usage", schema_constraint_column_usage},
    SystemTable{standard_schema, "key_column_usage", schema_key_column_usage},
    SystemTable{standard_schema, "referential_constraints", schema_referential_constraints},
    SystemTable{standard_schema, "schemata", schema_schemata},
    SystemTable{standard_schema, "sequences", schema_sequences},
    SystemTable{standard_schema, "table_constraints", schema_table_constraints},
    SystemTable{standard_schema, "tables", schema_tables},
    SystemTable{standard_schema, "triggers", schema_triggers},
    SystemTable{standard_schema, "views", schema_views},
};

}  // namespace

bool is_system_relation(const QualifiedName& name) {
  if (name.schema.empty()) return name.name.starts_with("pg_");
  return may_be_system_name(SystemNames::schemas, name.schema);
}

std::optional<Relation> system_table(const Catalog& catalog, const QualifiedName& name) {
  const std::string_view schema = name.schema.empty() ? catalog_schema : name.schema;
  const auto* const found = std::find_if(
      tables.begin(), tables.end(),
      [&](const SystemTable& table) { return table.schema == schema && table.name == name.name; });
  if (found == tables.end()) return std::nullopt;
  Relation relation = found->build(CatalogView(catalog));
  if (catalog.tainted()) {
    relation.rows.push_back({std::vector<Datum>(relation.columns.size()), false});
  }
  return relation;
}

}  // namespace migcheck::sql
