// SPDX-License-Identifier: Apache-2.0
#include "core/sql/catalog_view.h"

#include <algorithm>

#include "core/sql/system_names.h"

namespace migcheck::sql {
namespace {

std::string identity(std::string_view kind, const QualifiedName& name) {
  return std::string(kind) + " " + name.schema + "." + name.name;
}

}  // namespace

std::vector<CatalogView::Schema> CatalogView::schemas() const {
  std::vector<Schema> found;
  const auto add = [&found](const std::string& name, bool certain) {
    const auto same = [&name](const Schema& one) { return one.name == name; };
    const auto known = std::find_if(found.begin(), found.end(), same);
    if (known == found.end()) {
      found.push_back({name, certain});
    } else {
      known->certain = known->certain || certain;
    }
  };
  if (catalog.has_schema("public")) add("public", true);
  catalog.for_each_object([&](const OtherObject& object) {
    if (object.kind == ObjectKind::schema) add(object.name.name, sure(object));
  });
  return found;
}

Datum CatalogView::schema_oid(const std::string& name) const {
  return Datum::oid("schema " + name, quote_identifier(name));
}

Datum CatalogView::class_oid(const QualifiedName& name) const {
  return Datum::oid(identity("class", name), shown(name));
}

Datum CatalogView::type_oid(const QualifiedName& name) const {
  return Datum::oid(identity("type", name), shown(name));
}

QualifiedName CatalogView::type_name(const DataType& type) const {
  if (!type.known) return {};
  QualifiedName name = type.user_defined
                           ? catalog.resolve(type.type_name())
                           : QualifiedName{"pg_catalog", internal_type_name(type.base)};
  if (type.array) name.name.insert(0, "_");
  return name;
}

Datum CatalogView::type_oid(const DataType& type) const {
  if (!type.known) return {};
  DataType plain = type;
  plain.modifier.clear();
  return Datum::oid(identity("type", type_name(type)), plain.format());
}

Datum CatalogView::constraint_oid(const QualifiedName& table, const std::string& name) const {
  return Datum::oid(identity("constraint", table) + "." + name, name);
}

Datum CatalogView::trigger_oid(const QualifiedName& table, const std::string& name) const {
  return Datum::oid(identity("trigger", table) + "." + name, name);
}

Datum CatalogView::function_oid(const QualifiedName& name, const std::string& signature) const {
  return Datum::oid(identity("function", name) + "(" + signature + ")", shown(name));
}

bool CatalogView::visible(const std::string& schema) const {
  const std::vector<std::string>& path = catalog.search_path();
  return schema == "pg_catalog" || std::find(path.begin(), path.end(), schema) != path.end();
}

std::string CatalogView::shown(const QualifiedName& name) const {
  return visible(name.schema) ? quote_identifier(name.name) : name.to_string();
}

}  // namespace migcheck::sql
