// SPDX-License-Identifier: Apache-2.0
// Views and materialized views.
#include "core/schema/dependents.h"
#include "core/schema/extension_functions.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

Failure check_reads(Change& change, const CreateView& operation, OtherObject& view) {
  for (const QualifiedName& read : operation.reads) {
    if (const auto full = change.state.find_relation(read)) {
      view.depends_on.push_back(*full);
    } else if (change.relation_surely_absent(read)) {
      return ddl_error("42P01", "relation " + in_quotes(read) + " does not exist");
    } else {
      view.depends_on.push_back(change.creation_name(read));
    }
  }
  return std::nullopt;
}

Failure not_replaceable(const Change& change, const QualifiedName& name) {
  if (change.state.object({ObjectKind::view, name, {}}) || !change.relation_exists(name))
    return std::nullopt;
  return ddl_error("42809", in_quotes(name.name) + " is not a view");
}

std::string_view kind_of(bool materialized) { return materialized ? "materialized view" : "view"; }

Failure wrong_kind(const Change& change, const QualifiedName& name, bool materialized) {
  const ObjectPtr view = change.state.object({ObjectKind::view, name, {}});
  const TablePtr table = change.state.table(name);
  const bool differs = view && (view->detail == "materialized") != materialized;
  const bool sure = (view && change.state.sure(*view)) || (table && change.state.sure(*table));
  if (!sure || (view && !differs)) return std::nullopt;
  return ddl_error("42809",
                   in_quotes(name.name) + " is not a " + std::string(kind_of(materialized)));
}

}  // namespace

Failure apply(Change& change, const CreateView& operation) {
  QualifiedName name = change.creation_name(operation.name);
  name.name = truncated(name.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  OtherObject view;
  view.kind = ObjectKind::view;
  view.name = name;
  view.detail = operation.materialized ? "materialized" : "";
  view.query = operation.query;
  view.origin = change.origin();
  if (operation.if_not_exists && change.relation_exists(name)) return std::nullopt;
  if (Failure failure = check_reads(change, operation, view)) return failure;
  if (Failure failure = check_calls(change, operation.query)) return failure;
  if (operation.or_replace) {
    if (Failure failure = not_replaceable(change, name)) return failure;
  } else {
    if (Failure failure = change.relation_exists(name)) return failure;
    if (Failure failure = change.type_exists(name)) return failure;
  }
  change.state.put(std::move(view));
  return std::nullopt;
}

Failure apply(Change& change, const DropView& operation) {
  const auto full = change.state.find_relation(operation.name);
  const std::string kind(kind_of(operation.materialized));
  if (!full) {
    if (!operation.if_exists && change.relation_surely_absent(operation.name))
      return ddl_error("42P01", kind + " " + in_quotes(operation.name.name) + " does not exist");
    change.forget(relation_key(change.creation_name(operation.name)));
    return std::nullopt;
  }
  if (Failure failure = wrong_kind(change, *full, operation.materialized)) return failure;
  const std::string what = kind + " " + change.state.shown(*full);
  if (Failure failure =
          drop_dependents(change, what, readers_of(change, *full, what), operation.cascade))
    return failure;
  if (change.state.object({ObjectKind::view, *full, {}})) remove_view(change, *full);
  return std::nullopt;
}

}  // namespace migcheck
