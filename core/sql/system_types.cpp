// SPDX-License-Identifier: Apache-2.0
// pg_namespace, pg_type, pg_enum, pg_extension, pg_proc.
#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

constexpr const char* server_schemas[] = {"pg_catalog", "information_schema", "pg_toast"};

struct TypeRow {
  QualifiedName name;
  char type = 'b';
  char category = 'U';
  Datum relation = Datum::null();
  bool certain = true;
};

/// Every type has an array type beside it, whose name begins with an underscore.
void add_type(RelationBuilder& builder, const CatalogView& view, const TypeRow& row) {
  const auto letter = [](char value) { return Datum::of(std::string(1, value)); };
  const QualifiedName array{row.name.schema, "_" + row.name.name};
  builder.add(row.certain, {{"oid", view.type_oid(row.name)},
                            {"typname", Datum::of(row.name.name)},
                            {"typnamespace", view.schema_oid(row.name.schema)},
                            {"typtype", letter(row.type)},
                            {"typcategory", letter(row.category)},
                            {"typrelid", row.relation},
                            {"typarray", view.type_oid(array)}});
  builder.add(row.certain, {{"oid", view.type_oid(array)},
                            {"typname", Datum::of(array.name)},
                            {"typnamespace", view.schema_oid(array.schema)},
                            {"typtype", letter('b')},
                            {"typcategory", letter('A')},
                            {"typelem", view.type_oid(row.name)}});
}

TypeRow row_of(const CatalogView& view, const OtherObject& object) {
  if (object.base_type) return {object.name, 'd', 'U', {}, view.sure(object)};
  if (object.attributes.empty()) return {object.name, '?', '?', {}, false};
  return {object.name, 'c', 'C', view.class_oid(object.name), view.sure(object)};
}

}  // namespace

Relation pg_namespace(const CatalogView& view) {
  RelationBuilder builder({"oid", "nspname"});
  for (const CatalogView::Schema& schema : view.schemas()) {
    builder.add(schema.certain,
                {{"oid", view.schema_oid(schema.name)}, {"nspname", Datum::of(schema.name)}});
  }
  for (const char* schema : server_schemas) {
    builder.add(true,
                {{"oid", view.schema_oid(schema)}, {"nspname", Datum::of(std::string(schema))}});
  }
  builder.add_others({{"nspname", Datum::system_name(SystemNames::schemas)}});
  return builder.take();
}

Relation pg_type(const CatalogView& view) {
  RelationBuilder builder({"oid", "typname", "typnamespace", "typtype", "typcategory", "typrelid",
                           "typarray", "typelem"});
  view.catalog.for_each_enum([&](const EnumType& type) {
    add_type(builder, view, {type.name, 'e', 'E', Datum::of(std::int64_t{0}), view.sure(type)});
  });
  view.catalog.for_each_table([&](const Table& table) {
    add_type(builder, view, {table.name, 'c', 'C', view.class_oid(table.name), view.sure(table)});
  });
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind == ObjectKind::type) add_type(builder, view, row_of(view, object));
    if (object.kind != ObjectKind::view) return;
    add_type(builder, view,
             {object.name, 'c', 'C', view.class_oid(object.name), view.sure(object)});
  });
  for (const char* schema : server_schemas) {
    builder.add_others({{"typname", Datum::system_name(SystemNames::types)},
                        {"typnamespace", view.schema_oid(schema)}});
  }
  return builder.take();
}

Relation pg_enum(const CatalogView& view) {
  RelationBuilder builder({"enumtypid", "enumsortorder", "enumlabel"});
  view.catalog.for_each_enum([&](const EnumType& type) {
    double order = 0;
    for (const EnumLabel& label : type.labels) {
      builder.add(view.sure(type) && view.sure(label), {{"enumtypid", view.type_oid(type.name)},
                                                        {"enumsortorder", Datum::of(++order)},
                                                        {"enumlabel", Datum::of(label.text)}});
    }
    if (!type.labels_known) builder.add_others({{"enumtypid", view.type_oid(type.name)}});
  });
  return builder.take();
}

Relation pg_extension(const CatalogView& view) {
  RelationBuilder builder({"extname", "extnamespace"});
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind != ObjectKind::extension) return;
    builder.add(view.sure(object), {{"extname", Datum::of(object.name.name)}});
  });
  builder.add(true, {{"extname", Datum::of(std::string("plpgsql"))},
                     {"extnamespace", view.schema_oid("pg_catalog")}});
  return builder.take();
}

Relation pg_proc(const CatalogView& view) {
  RelationBuilder builder({"oid", "proname", "pronamespace"});
  view.catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind == ObjectKind::extension) {
      builder.add_others({});
    }
    if (object.kind != ObjectKind::function) return;
    builder.add(view.sure(object), {{"oid", view.function_oid(object.name, object.signature)},
                                    {"proname", Datum::of(object.name.name)},
                                    {"pronamespace", view.schema_oid(object.name.schema)}});
  });
  for (const char* schema : server_schemas) {
    builder.add_others({{"pronamespace", view.schema_oid(schema)}});
  }
  return builder.take();
}

}  // namespace migcheck::sql
