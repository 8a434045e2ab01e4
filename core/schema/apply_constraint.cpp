// SPDX-License-Identifier: Apache-2.0
// ADD, DROP, RENAME and VALIDATE CONSTRAINT.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/constraints.h"
#include "core/schema/dependents.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

/// The constraint to change; null when there is none.
Constraint* edit_constraint(Table& table, const std::string& name) {
  const auto found =
      std::find_if(table.constraints.begin(), table.constraints.end(),
                   [&](const Constraint& constraint) { return constraint.def.name == name; });
  return found == table.constraints.end() ? nullptr : &table.constraints.edit(found);
}

Failure missing_constraint(const Change& change, const Table& table, const std::string& name,
                           const char* of) {
  if (!change.state.sure(table) || !table.constraints_known) return std::nullopt;
  return ddl_error("42704", "constraint " + in_quotes(name) + " " + of + " " +
                                in_quotes(table.name.name) + " does not exist");
}

bool is_key(const ConstraintDef& def) {
  return def.kind != ConstraintKind::check && def.kind != ConstraintKind::foreign_key;
}

// Checks reach every child with the same name; keys and foreign keys only partitions, where keys
// choose names of their own.
Failure add_to_children(Change& change, const Table& table, const ConstraintDef& def) {
  return edit_children(change, table.name, [&](Table& child) -> Failure {
    if (def.kind != ConstraintKind::check && !child.is_partition) return std::nullopt;
    ConstraintDef copy = def;
    if (is_key(def)) copy.name.reset();
    if (Failure failure = add_constraint(change, child, std::move(copy))) return failure;
    child.constraints.edit_back().inherited = true;
    if (is_key(def)) child.indexes.edit_back().parent = *def.name;
    return std::nullopt;
  });
}

Failure drop_from_children(Change& change, const QualifiedName& table, const std::string& name,
                           bool key) {
  return edit_children(change, table, [&](Table& child) -> Failure {
    std::vector<std::string> names;
    for (const Constraint& constraint : child.constraints) {
      const Index* index = key ? child.index(*constraint.def.name) : nullptr;
      const bool same = key ? index != nullptr && index->parent == name
                            : constraint.inherited && constraint.def.name == name;
      if (same) names.push_back(*constraint.def.name);
    }
    for (const std::string& it : names) remove_constraint(child, it);
    return std::nullopt;
  });
}

}  // namespace

Failure apply(Change& change, const AddConstraint& operation) {
  FoundTable found = change.table(operation.table, operation.table_if_exists);
  if (found.failure || !found.table) return found.failure;
  Table& table = *found.table;
  if (Failure failure = add_constraint(change, table, operation.constraint)) return failure;
  const ConstraintDef def = table.constraints.back().def;
  change.put(table);
  return add_to_children(change, table, def);
}

Failure apply(Change& change, const DropConstraint& operation) {
  FoundTable found = change.table(operation.table, operation.table_if_exists);
  if (found.failure || !found.table) return found.failure;
  Table& table = *found.table;
  const Constraint* constraint = table.constraint(operation.name);
  if (constraint == nullptr) {
    change.put(table);
    return operation.if_exists ? std::nullopt
                               : missing_constraint(change, table, operation.name, "of relation");
  }
  if (constraint->inherited && change.state.sure(table))
    return ddl_error("42P16", "cannot drop inherited constraint " + in_quotes(operation.name) +
                                  " of relation " + in_quotes(table.name.name));
  const bool key = is_key(constraint->def);
  const std::string what = "constraint " + quote_identifier(operation.name) + " on table " +
                           change.state.shown(table.name);
  const auto dependents =
      key ? references_through(change, table, operation.name) : std::vector<Dependent>{};
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  Table edited = *change.state.table(table.name);
  remove_constraint(edited, operation.name);
  change.put(std::move(edited));
  return drop_from_children(change, table.name, operation.name, key);
}

Failure apply(Change& change, const RenameConstraint& operation) {
  return edit_table(change, operation.table, false, [&](Table& table) -> Failure {
    Constraint* constraint = edit_constraint(table, operation.name);
    if (constraint == nullptr)
      return missing_constraint(change, table, operation.name, "for table");
    const std::string name = truncated(operation.new_name);
    const auto index = std::find_if(
        table.indexes.begin(), table.indexes.end(),
        [&](const auto& it) { return it.from_constraint && it.def.name == operation.name; });
    if (index != table.indexes.end()) {
      if (Failure failure = change.relation_exists({table.name.schema, name})) return failure;
      table.indexes.edit(index).def.name = name;
    }
    if (Failure failure = constraint_exists(change, table, name)) return failure;
    constraint->def.name = name;
    return std::nullopt;
  });
}

Failure apply(Change& change, const ValidateConstraint& operation) {
  return edit_table(change, operation.table, false, [&](Table& table) -> Failure {
    Constraint* constraint = edit_constraint(table, operation.name);
    if (constraint == nullptr)
      return missing_constraint(change, table, operation.name, "of relation");
    if (is_key(constraint->def) && change.state.sure(table))
      return ddl_error("42809", "constraint " + in_quotes(operation.name) + " of relation " +
                                    in_quotes(table.name.name) +
                                    " is not a foreign key or check constraint");
    constraint->def.not_valid = false;
    return std::nullopt;
  });
}

}  // namespace migcheck
