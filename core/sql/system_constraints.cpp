// SPDX-License-Identifier: Apache-2.0
// pg_constraint and pg_trigger.
#include <algorithm>

#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

std::string constraint_letter(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "p";
    case ConstraintKind::unique:
      return "u";
    case ConstraintKind::foreign_key:
      return "f";
    case ConstraintKind::exclusion:
      return "x";
    default:
      return "c";
  }
}

/// Column numbers; unknown when a column is not listed.
Datum column_numbers(const Table* table, const std::vector<std::string>& columns) {
  if (table == nullptr) return columns.empty() ? Datum::array({}) : Datum{};
  std::vector<Datum> numbers;
  for (const std::string& name : columns) {
    const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                     [&](const Column& one) { return one.def.name == name; });
    if (column == table->columns.end()) return {};
    numbers.push_back(Datum::of(std::int64_t{column - table->columns.begin()} + 1));
  }
  return Datum::array(std::move(numbers));
}

void add_constraint(RelationBuilder& builder, const CatalogView& view, const Table& table,
                    const Constraint& constraint) {
  const ConstraintDef& def = constraint.def;
  const bool foreign = def.kind == ConstraintKind::foreign_key;
  const QualifiedName referenced = foreign ? view.catalog.resolve(def.ref_table) : QualifiedName();
  const bool lists_columns = def.kind != ConstraintKind::check;
  builder.add(view.sure(table) && view.sure(constraint),
              {{"oid", view.constraint_oid(table.name, *def.name)},
               {"conname", Datum::of(*def.name)},
               {"connamespace", view.schema_oid(table.name.schema)},
               {"contype", Datum::of(constraint_letter(def.kind))},
               {"condeferrable", Datum::of(def.deferrable)},
               {"condeferred", Datum::of(def.initially_deferred)},
               {"convalidated", Datum::of(!def.not_valid)},
               {"conrelid", view.class_oid(table.name)},
               {"confrelid", foreign ? view.class_oid(referenced) : Datum::of(std::int64_t{0})},
               {"conkey", lists_columns ? column_numbers(&table, def.columns) : Datum()},
               {"confkey", foreign ? column_numbers(view.catalog.table(referenced), def.ref_columns)
                                   : Datum::null()}});
}

}  // namespace

Relation pg_constraint(const CatalogView& view) {
  RelationBuilder builder({"oid", "conname", "connamespace", "contype", "condeferrable",
                           "condeferred", "convalidated", "conrelid", "confrelid", "conkey",
                           "confkey"});
  view.catalog.for_each_table([&](const Table& table) {
    for (const Constraint& constraint : table.constraints) {
      if (constraint.def.name) add_constraint(builder, view, table, constraint);
    }
  });
  for (const char* schema : {"pg_catalog", "information_schema"}) {
    builder.add_others({{"connamespace", view.schema_oid(schema)},
                        {"conname", Datum::system_name(SystemNames::constraints)},
                        {"conrelid", Datum::oid("class of the server", "")}});
  }
  return builder.take();
}

Relation pg_trigger(const CatalogView& view) {
  RelationBuilder builder({"oid", "tgrelid", "tgname", "tgisinternal"});
  view.catalog.for_each_table([&](const Table& table) {
    for (const Trigger& trigger : table.triggers) {
      builder.add(view.sure(table), {{"oid", view.trigger_oid(table.name, trigger.name)},
                                     {"tgrelid", view.class_oid(table.name)},
                                     {"tgname", Datum::of(trigger.name)},
                                     {"tgisinternal", Datum::of(false)}});
    }
  });
  builder.add_others({{"tgname", Datum::system_name(SystemNames::constraint_triggers)},
                      {"tgisinternal", Datum::of(true)}});
  return builder.take();
}

}  // namespace migcheck::sql
