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
    SystemTable{catalog_schema, "pg_inherits", pg_inherits},
    SystemTable{catalog_schema, "pg_matviews", pg_matviews},
    SystemTable{catalog_schema, "pg_namespace", pg_namespace},
    SystemTable{catalog_schema, "pg_partitioned_table", pg_partitioned_table},
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

/// Which column tells that a row belongs to a name, and in which form.
struct OwnerColumn {
  std::string_view column;
  Datum (*value)(const CatalogView&, const QualifiedName&);
};

Datum plain_name(const CatalogView& /*view*/, const QualifiedName& name) {
  return Datum::of(name.name);
}
Datum class_of(const CatalogView& view, const QualifiedName& name) { return view.class_oid(name); }
Datum type_of(const CatalogView& view, const QualifiedName& name) { return view.type_oid(name); }

constexpr std::array owner_columns{
    OwnerColumn{"relname", plain_name},      OwnerColumn{"typname", plain_name},
    OwnerColumn{"tablename", plain_name},    OwnerColumn{"table_name", plain_name},
    OwnerColumn{"viewname", plain_name},     OwnerColumn{"matviewname", plain_name},
    OwnerColumn{"sequencename", plain_name}, OwnerColumn{"sequence_name", plain_name},
    OwnerColumn{"attrelid", class_of},       OwnerColumn{"conrelid", class_of},
    OwnerColumn{"tgrelid", class_of},        OwnerColumn{"indrelid", class_of},
    OwnerColumn{"enumtypid", type_of},       OwnerColumn{"inhrelid", class_of},
    OwnerColumn{"inhparent", class_of},      OwnerColumn{"partrelid", class_of},
};

/// Of a name that something unknown may have, or have changed: rows of which nothing else is known.
void add_doubtful(const CatalogView& view, Relation& relation) {
  for (const OwnerColumn& owner : owner_columns) {
    const std::size_t column = relation.column(owner.column);
    if (column == Relation::no_column) continue;
    view.catalog.for_each_doubtful([&](const QualifiedName& name) {
      Row row{std::vector<Datum>(relation.columns.size()), false};
      row.cells[column] = owner.value(view, name);
      relation.rows.push_back(std::move(row));
    });
    return;
  }
}

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
  const CatalogView view(catalog);
  Relation relation = found->build(view);
  if (catalog.tainted()) {
    relation.rows.push_back({std::vector<Datum>(relation.columns.size()), false});
  }
  add_doubtful(view, relation);
  return relation;
}

}  // namespace migcheck::sql
