// SPDX-License-Identifier: Apache-2.0
// DROP TABLE.
#include "core/schema/dependents.h"

namespace migcheck {
namespace {

Failure missing_table(Change& change, const DropTable& operation) {
  if (!operation.name.schema.empty() && !change.state.has_schema(operation.name.schema) &&
      change.surely_absent(schema_key(operation.name.schema)))
    return ddl_error("3F000", "schema " + in_quotes(operation.name.schema) + " does not exist");
  if (!change.relation_surely_absent(operation.name)) return std::nullopt;
  return ddl_error("42P01", "table " + in_quotes(operation.name.name) + " does not exist");
}

void append(std::vector<Dependent>& out, std::vector<Dependent> more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Failure wrong_kind(const Change& change, const QualifiedName& name) {
  const ObjectPtr view = change.state.object({ObjectKind::view, name, {}});
  const ObjectPtr sequence = change.state.object({ObjectKind::sequence, name, {}});
  const ObjectPtr& other = view ? view : sequence;
  const auto [table, index] = change.state.index(name);
  const bool sure_index =
      index != nullptr && change.state.sure(*table) && change.state.sure(*index);
  if (!sure_index && (!other || !change.state.sure(*other))) return std::nullopt;
  return ddl_error("42809", in_quotes(name.name) + " is not a table");
}

}  // namespace

Failure apply(Change& change, const DropTable& operation) {
  const auto name = change.state.find_relation(operation.name);
  if (!name) {
    Failure missing = operation.if_exists ? std::nullopt : missing_table(change, operation);
    if (!missing) {
      change.forget(relation_key(change.creation_name(operation.name)));
      change.forget(type_key(change.creation_name(operation.name)));
    }
    return missing;
  }
  const TablePtr table = change.state.table(*name);
  if (table == nullptr) return wrong_kind(change, *name);
  const std::string what = "table " + change.state.shown(*name);
  std::vector<Dependent> dependents = references_from_others(change, *table, what);
  append(dependents, foreign_defaults(change, *name, nullptr));
  append(dependents, children_of(change, *table, what));
  append(dependents, readers_of(change, *name, what));
  append(dependents, users_of(change, *name, "type " + change.state.shown(*name)));
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  remove_table(change, *name);
  return std::nullopt;
}

}  // namespace migcheck
