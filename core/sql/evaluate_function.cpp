// SPDX-License-Identifier: Apache-2.0
// Function calls that look at the catalog or the query; the others are in text_functions.cpp.
#include "core/sql/catalog_view.h"
#include "core/sql/evaluator.h"
#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

/// `pg_table_is_visible(oid)`: the schema stands in the identity.
Datum is_visible(const Catalog& catalog, const Datum& oid) {
  if (!oid.is(DatumKind::oid)) return {};
  const std::size_t blank = oid.text.find(' ');
  const std::size_t dot = oid.text.find('.', blank);
  if (blank == std::string::npos || dot == std::string::npos) return {};
  return Datum::of(CatalogView(catalog).visible(oid.text.substr(blank + 1, dot - blank - 1)));
}

Datum search_path(const Catalog& catalog, bool implicit) {
  std::vector<Datum> schemas;
  if (implicit) schemas.push_back(Datum::of(std::string("pg_catalog")));
  for (const std::string& schema : catalog.search_path()) {
    if (catalog.has_schema(schema)) schemas.push_back(Datum::of(schema));
  }
  return Datum::array(std::move(schemas));
}

bool is_text(const std::vector<Datum>& arguments) {
  return !arguments.empty() && arguments[0].is(DatumKind::text) && arguments[0].known();
}

}  // namespace

std::string function_name(Node call) {
  const std::vector<std::string> names = call.strings("funcname");
  return names.empty() ? std::string() : names.back();
}

Datum Evaluator::function(Node node, const Scope* scope) {
  const std::string name = function_name(node);
  if (is_aggregate(name) && scope != nullptr && scope->group != nullptr) {
    return aggregate(node, *scope);
  }
  const std::vector<Node> nodes = node.list("args");
  if (name == "enum_range" && nodes.size() == 1 && nodes[0].is("TypeCast")) {
    const std::vector<std::string> type = nodes[0].field("typeName").strings("names");
    return enum_labels(type.size() == 2 ? QualifiedName{type[0], type[1]}.to_string()
                                        : quote_identifier(type.empty() ? "" : type.back()));
  }
  const std::vector<Datum> arguments = values(nodes, scope);
  if (name == "current_schema") return Datum::of(catalog_.default_schema());
  if (name == "current_schemas" && arguments.size() == 1) {
    return search_path(catalog_, condition(arguments[0]) != Truth::no);
  }
  if (name == "to_regclass" && is_text(arguments)) return relation_named(arguments[0].text);
  if (name == "to_regtype" && is_text(arguments)) return type_named(arguments[0].text);
  if (name == "to_regnamespace" && is_text(arguments)) return schema_named(arguments[0].text);
  if ((name == "pg_table_is_visible" || name == "pg_type_is_visible") && arguments.size() == 1) {
    return is_visible(catalog_, arguments[0]);
  }
  if (const std::optional<Datum> result = call_function(name, arguments)) return *result;
  return unknown("function '" + show_holes(name) + "()' is not modelled");
}

}  // namespace migcheck::sql
