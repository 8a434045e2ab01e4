// SPDX-License-Identifier: Apache-2.0
// DROP INDEX.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/constraints.h"
#include "core/schema/dependents.h"
#include "core/schema/transaction.h"

namespace migcheck {
namespace {

Failure missing_index(Change& change, const DropIndex& operation) {
  if (operation.if_exists) return std::nullopt;
  const DdlError error =
      ddl_error("42704", "index " + in_quotes(operation.name.name) + " does not exist");
  if (change.relation_surely_absent(operation.name)) return error;
  if (!operation.table || change.state.tainted()) return std::nullopt;
  const auto full = change.state.find_relation(*operation.table);
  const TablePtr table = full ? change.state.table(*full) : nullptr;
  return table && change.state.sure(*table) ? Failure(error) : std::nullopt;
}

Failure required_by_constraint(const Change& change, const Table& table, const Index& index) {
  if (!change.state.sure(table) || !change.state.sure(index)) return std::nullopt;
  const std::string name = quote_identifier(*index.def.name);
  if (!index.parent.empty())
    return ddl_error("2BP01", "cannot drop index " + name + " because index " +
                                  quote_identifier(index.parent) + " requires it");
  if (index.from_constraint)
    return ddl_error("2BP01",
                     "cannot drop index " + name + " because constraint " + name + " on table " +
                         change.state.shown(table.name) + " requires it",
                     index.origin, "constraint '" + *index.def.name + "' is created here");
  return std::nullopt;
}

Failure drop_from_partitions(Change& change, const QualifiedName& table, const std::string& name) {
  return edit_children(change, table, [&](Table& child) -> Failure {
    erase_if(child.indexes, [&](const Index& index) { return index.parent == name; });
    return std::nullopt;
  });
}

Failure drop_other(Change& change, const QualifiedName& name) {
  if (const ObjectPtr index = change.state.object({ObjectKind::index, name, {}})) {
    change.state.erase_object(key_of(*index));
    change.forget(relation_key(name));
    return std::nullopt;
  }
  const TablePtr table = change.state.table(name);
  if (table == nullptr || !change.state.sure(*table)) return std::nullopt;
  return ddl_error("42809", in_quotes(name.name) + " is not an index");
}

}  // namespace

Failure apply(Change& change, const DropIndex& operation) {
  if (operation.concurrently) {
    if (Failure failure = refuse_in_transaction(change, "DROP INDEX CONCURRENTLY")) return failure;
  }
  if (operation.concurrently && operation.cascade)
    return ddl_error("0A000", "DROP INDEX CONCURRENTLY does not support CASCADE");
  const auto full = change.state.find_relation(operation.name);
  if (!full) {
    Failure failure = missing_index(change, operation);
    if (!failure) change.forget(relation_key(change.creation_name(operation.name)));
    return failure;
  }
  const auto [table, index] = change.state.index(*full);
  if (index == nullptr) return drop_other(change, *full);
  if (Failure failure = required_by_constraint(change, *table, *index)) return failure;
  const std::string what = "index " + change.state.shown(*full);
  const auto dependents = references_through(change, *table, full->name);
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  Table edited = *change.state.table(table->name);
  erase_if(edited.indexes, [&](const Index& it) { return it.def.name == full->name; });
  change.put(std::move(edited));
  change.forget(relation_key(*full));
  return drop_from_partitions(change, table->name, full->name);
}

}  // namespace migcheck
