// SPDX-License-Identifier: Apache-2.0
// DROP TYPE and DROP DOMAIN.
#include "core/schema/dependents.h"
#include "core/schema/type_lookup.h"

namespace migcheck {
namespace {

Failure row_type(const Change& change, const QualifiedName& name) {
  const TablePtr table = change.state.table(name);
  if (table == nullptr || !change.state.sure(*table)) return std::nullopt;
  const std::string shown = change.state.shown(name);
  return ddl_error("2BP01",
                   "cannot drop type " + shown + " because table " + shown + " requires it",
                   table->origin, "table '" + name.name + "' is created here");
}

Failure missing(Change& change, const DropType& operation) {
  const bool forgiven = operation.if_exists || operation.check_first;
  Failure failure = forgiven ? std::nullopt : missing_type(change, operation.name);
  if (!failure) change.forget(type_key(change.creation_name(operation.name)));
  return failure;
}

}  // namespace

Failure apply(Change& change, const DropType& operation) {
  const auto name = change.state.find_type(operation.name);
  if (!name) return missing(change, operation);
  if (change.state.table(*name)) return row_type(change, *name);
  const ObjectPtr other = change.state.object(type_key(*name));
  const bool domain = other != nullptr && other->base_type.has_value();
  if (operation.domain && !domain && other && change.state.sure(*other))
    return ddl_error("42809", in_quotes(change.state.shown(*name)) + " is not a domain");
  const std::string what = "type " + change.state.shown(*name);
  const std::vector<Dependent> dependents = users_of(change, *name, what);
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  change.state.erase_enum(*name);
  change.state.erase_object(type_key(*name));
  change.forget(type_key(*name));
  return std::nullopt;
}

}  // namespace migcheck
