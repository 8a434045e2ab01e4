// SPDX-License-Identifier: Apache-2.0
// Objects by their name in a text, as to_regclass() and the reg… types find them.
#include <algorithm>

#include "core/sql/catalog_view.h"
#include "core/sql/evaluator.h"
#include "core/sql/sql_text.h"
#include "core/sql/system_names.h"

namespace migcheck::sql {
namespace {

/// `a`, `"A".b`; nothing when it is no name.
std::optional<QualifiedName> parse_name(const std::string& written) {
  const SqlText text{MappedText(written)};
  if (text.size() == 1 && text.is_name(0)) return QualifiedName{"", text.name(0)};
  const bool dotted = text.size() == 3 && text.is_name(0) && text.is(1, ".") && text.is_name(2);
  return dotted ? std::optional(QualifiedName{text.name(0), text.name(2)}) : std::nullopt;
}

struct Found {
  bool exists = false;
  bool certain = false;
};

Found find_relation(const CatalogView& view, const QualifiedName& name) {
  const Catalog& catalog = view.catalog;
  if (const Table* table = catalog.table(name)) return {true, view.sure(*table)};
  const Table* owner = nullptr;
  if (const Index* index = catalog.index(name, &owner)) {
    return {true, view.sure(*index) && view.sure(*owner)};
  }
  for (const ObjectKind kind : {ObjectKind::view, ObjectKind::sequence}) {
    if (const OtherObject* object = catalog.object(kind, name)) return {true, view.sure(*object)};
  }
  return {};
}

Found find_type(const CatalogView& view, const QualifiedName& name) {
  const Catalog& catalog = view.catalog;
  if (const EnumType* type = catalog.enum_type(name)) return {true, view.sure(*type)};
  if (const OtherObject* object = catalog.object(ObjectKind::type, name)) {
    return {true, view.sure(*object)};
  }
  if (const Table* table = catalog.table(name)) return {true, view.sure(*table)};
  return {};
}

/// What to_reg…() gives: the object, NULL when there is none, or unknown.
Datum answer(const Found& found, bool may_be_hidden, Datum oid) {
  if (found.exists) return found.certain ? std::move(oid) : Datum();
  return may_be_hidden ? Datum() : Datum::null();
}

bool may_be_servers(SystemNames names, const QualifiedName& name) {
  if (!name.schema.empty()) return may_be_system_name(SystemNames::schemas, name.schema);
  return may_be_system_name(names, name.name);
}

}  // namespace

Datum Evaluator::relation_named(const std::string& text) {
  const auto name = parse_name(text);
  if (!name) return {};
  reads_catalog_ = true;
  const CatalogView view(catalog_);
  const bool hidden = catalog_.tainted() || may_be_servers(SystemNames::relations, *name);
  return answer(find_relation(view, *name), hidden, view.class_oid(catalog_.resolve(*name)));
}

Datum Evaluator::type_named(const std::string& text) {
  const DataType type = parse_type_name(text);
  if (!type.known) return {};
  reads_catalog_ = true;
  const CatalogView view(catalog_);
  if (!type.user_defined) return view.type_oid(type);
  const QualifiedName name = type.type_name();
  const bool hidden = catalog_.tainted() || may_be_servers(SystemNames::types, name);
  return answer(find_type(view, name), hidden, view.type_oid(type));
}

Datum Evaluator::schema_named(const std::string& text) {
  const auto name = parse_name(text);
  if (!name || !name->schema.empty()) return {};
  reads_catalog_ = true;
  const CatalogView view(catalog_);
  const std::vector<CatalogView::Schema> schemas = view.schemas();
  const auto found = std::find_if(schemas.begin(), schemas.end(),
                                  [&](const auto& schema) { return schema.name == name->name; });
  const bool hidden = catalog_.tainted() || may_be_system_name(SystemNames::schemas, name->name);
  const bool exists = found != schemas.end();
  return answer({exists, exists && found->certain}, hidden, view.schema_oid(name->name));
}

Datum Evaluator::enum_labels(const std::string& type) {
  const auto name = parse_name(type);
  const EnumType* found = name ? catalog_.enum_type(*name) : nullptr;
  if (found == nullptr || !CatalogView(catalog_).sure(*found) || !found->labels_known) return {};
  reads_catalog_ = true;
  std::vector<Datum> labels;
  for (const EnumLabel& label : found->labels) labels.push_back(Datum::of(label.text));
  return Datum::array(std::move(labels));
}

}  // namespace migcheck::sql
