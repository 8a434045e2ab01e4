// SPDX-License-Identifier: Apache-2.0
// pg_class, pg_attribute and the views over them.
#include <array>

#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

/// One relation of any kind, as pg_class has it.
struct ClassRow {
  QualifiedName name;
  char kind = 'r';
  bool certain = true;
  bool partition = false;
};

template <class Visit>
void for_each_index(const CatalogView& view, const Visit& visit) {
  view.catalog.for_each_table([&](const Table& table) {
    for (const Index& index : table.indexes) {
      if (index.def.name) visit(table, index);
    }
  });
}

template <class Visit>
void for_each_of_kind(const CatalogView& view, ObjectKind kind, const Visit& visit) {
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind == kind) visit(object);
  });
}

bool is_materialized(const OtherObject& object) { return object.detail == "materialized"; }

template <class Visit>
void for_each_class(const CatalogView& view, const Visit& visit) {
  view.catalog.for_each_table([&](const Table& table) {
    visit(ClassRow{table.name, table.partition_key ? 'p' : 'r', view.sure(table),
                   table.is_partition});
    for (const Index& index : table.indexes) {
      const char kind = table.partition_key ? 'I' : 'i';
      if (!index.def.name) continue;
      visit(ClassRow{{table.name.schema, *index.def.name},
                     kind,
                     view.sure(index) && view.sure(table),
                     table.is_partition});
    }
  });
  for_each_of_kind(view, ObjectKind::view, [&](const OtherObject& object) {
    visit(ClassRow{object.name, is_materialized(object) ? 'm' : 'v', view.sure(object)});
  });
  for_each_of_kind(view, ObjectKind::sequence, [&](const OtherObject& object) {
    visit(ClassRow{object.name, 'S', view.sure(object)});
  });
}

Datum letter(char value) { return Datum::of(std::string(1, value)); }

void add_system_columns(RelationBuilder& builder, const CatalogView& view, const Table& table) {
  constexpr std::array names{"ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    builder.add(view.sure(table), {{"attrelid", view.class_oid(table.name)},
                                   {"attname", Datum::of(std::string(names[i]))},
                                   {"attnum", Datum::of(-static_cast<std::int64_t>(i) - 1)},
                                   {"attnotnull", Datum::of(true)},
                                   {"attisdropped", Datum::of(false)}});
  }
}

void add_column(RelationBuilder& builder, const CatalogView& view, const Table& table,
                std::size_t position) {
  const Column& column = table.columns[position];
  const ColumnDef& def = column.def;
  const bool has_default = def.default_sql || !def.default_known || def.serial || def.generated;
  builder.add(view.sure(table) && view.sure(column),
              {{"attrelid", view.class_oid(table.name)},
               {"attname", Datum::of(def.name)},
               {"atttypid", view.type_oid(def.type)},
               {"attnum", Datum::of(static_cast<std::int64_t>(position) + 1)},
               {"attnotnull", Datum::of(!def.nullable)},
               {"atthasdef", Datum::of(has_default)},
               {"attisdropped", Datum::of(false)},
               {"attidentity", Datum::of(def.identity ? std::string(1, *def.identity) : "")},
               {"attgenerated", Datum::of(std::string(def.generated ? "s" : ""))}});
}

}  // namespace

Relation pg_class(const CatalogView& view) {
  RelationBuilder builder({"oid", "relname", "relnamespace", "relkind", "relispartition"});
  for_each_class(view, [&](const ClassRow& row) {
    builder.add(row.certain, {{"oid", view.class_oid(row.name)},
                              {"relname", Datum::of(row.name.name)},
                              {"relnamespace", view.schema_oid(row.name.schema)},
                              {"relkind", letter(row.kind)},
                              {"relispartition", Datum::of(row.partition)}});
  });
  for (const char* schema : {"pg_catalog", "information_schema", "pg_toast"}) {
    builder.add_others({{"oid", Datum::oid("class of the server", "")},
                        {"relname", Datum::system_name(SystemNames::relations)},
                        {"relnamespace", view.schema_oid(schema)}});
  }
  return builder.take();
}

Relation pg_attribute(const CatalogView& view) {
  RelationBuilder builder({"attrelid", "attname", "atttypid", "attnum", "attnotnull", "atthasdef",
                           "attisdropped", "attidentity", "attgenerated"});
  view.catalog.for_each_table([&](const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) add_column(builder, view, table, i);
    add_system_columns(builder, view, table);
    if (!table.columns_known) builder.add_others({{"attrelid", view.class_oid(table.name)}});
  });
  const auto add_unlisted = [&](const OtherObject& object) {
    builder.add_others({{"attrelid", view.class_oid(object.name)}});
  };
  for_each_of_kind(view, ObjectKind::view, add_unlisted);
  for_each_of_kind(view, ObjectKind::sequence, add_unlisted);
  for_each_index(view, [&](const Table& table, const Index& index) {
    builder.add_others({{"attrelid", view.class_oid({table.name.schema, *index.def.name})}});
  });
  builder.add_others({{"attrelid", Datum::oid("class of the server", "")}});
  return builder.take();
}

Relation pg_tables(const CatalogView& view) {
  RelationBuilder builder({"schemaname", "tablename", "hasindexes", "hastriggers"});
  view.catalog.for_each_table([&](const Table& table) {
    builder.add(view.sure(table), {{"schemaname", Datum::of(table.name.schema)},
                                   {"tablename", Datum::of(table.name.name)}});
  });
  for (const char* schema : {"pg_catalog", "information_schema"}) {
    builder.add_others({{"schemaname", Datum::of(std::string(schema))},
                        {"tablename", Datum::system_name(SystemNames::relations)}});
  }
  return builder.take();
}

namespace {

Relation views_of(const CatalogView& view, bool materialized, std::string_view name_column) {
  RelationBuilder builder({"schemaname", name_column});
  for_each_of_kind(view, ObjectKind::view, [&](const OtherObject& object) {
    if (is_materialized(object) != materialized) return;
    builder.add(view.sure(object), {{"schemaname", Datum::of(object.name.schema)},
                                    {name_column, Datum::of(object.name.name)}});
  });
  for (const char* schema : {"pg_catalog", "information_schema"}) {
    if (materialized) break;
    builder.add_others({{"schemaname", Datum::of(std::string(schema))},
                        {name_column, Datum::system_name(SystemNames::relations)}});
  }
  return builder.take();
}

}  // namespace

Relation pg_views(const CatalogView& view) { return views_of(view, false, "viewname"); }

Relation pg_matviews(const CatalogView& view) { return views_of(view, true, "matviewname"); }

Relation pg_sequences(const CatalogView& view) {
  RelationBuilder builder({"schemaname", "sequencename"});
  for_each_of_kind(view, ObjectKind::sequence, [&](const OtherObject& object) {
    builder.add(view.sure(object), {{"schemaname", Datum::of(object.name.schema)},
                                    {"sequencename", Datum::of(object.name.name)}});
  });
  return builder.take();
}

Relation pg_indexes(const CatalogView& view) {
  RelationBuilder builder({"schemaname", "tablename", "indexname"});
  for_each_index(view, [&](const Table& table, const Index& index) {
    builder.add(view.sure(table) && view.sure(index), {{"schemaname", Datum::of(table.name.schema)},
                                                       {"tablename", Datum::of(table.name.name)},
                                                       {"indexname", Datum::of(*index.def.name)}});
  });
  builder.add_others({{"schemaname", Datum::of(std::string("pg_catalog"))},
                      {"tablename", Datum::system_name(SystemNames::relations)},
                      {"indexname", Datum::system_name(SystemNames::relations)}});
  return builder.take();
}

Relation pg_index(const CatalogView& view) {
  RelationBuilder builder({"indexrelid", "indrelid", "indisunique", "indisprimary"});
  for_each_index(view, [&](const Table& table, const Index& index) {
    const bool primary = index.from_constraint && table.primary_key() != nullptr &&
                         table.primary_key()->def.name == index.def.name;
    builder.add(view.sure(table) && view.sure(index),
                {{"indexrelid", view.class_oid({table.name.schema, *index.def.name})},
                 {"indrelid", view.class_oid(table.name)},
                 {"indisunique", Datum::of(index.def.unique)},
                 {"indisprimary", Datum::of(primary)}});
  });
  builder.add_others({{"indrelid", Datum::oid("class of the server", "")},
                      {"indexrelid", Datum::oid("class of the server", "")}});
  return builder.take();
}

/// Which table follows which; of indexes only that they follow none of the tables.
Relation pg_inherits(const CatalogView& view) {
  RelationBuilder builder({"inhrelid", "inhparent", "inhseqno", "inhdetachpending"});
  view.catalog.for_each_table([&](const Table& table) {
    for (std::size_t i = 0; i < table.inherits.size(); ++i) {
      builder.add(view.sure(table), {{"inhrelid", view.class_oid(table.name)},
                                     {"inhparent", view.class_oid(table.inherits[i])},
                                     {"inhseqno", Datum::of(static_cast<std::int64_t>(i) + 1)},
                                     {"inhdetachpending", Datum::of(false)}});
    }
  });
  for_each_index(view, [&](const Table& table, const Index& index) {
    if (!table.is_partition) return;
    builder.add_others({{"inhrelid", view.class_oid({table.name.schema, *index.def.name})},
                        {"inhparent", Datum::oid("class of the server", "")}});
  });
  return builder.take();
}

Relation pg_partitioned_table(const CatalogView& view) {
  RelationBuilder builder({"partrelid"});
  view.catalog.for_each_table([&](const Table& table) {
    if (table.partition_key)
      builder.add(view.sure(table), {{"partrelid", view.class_oid(table.name)}});
  });
  return builder.take();
}

}  // namespace migcheck::sql
