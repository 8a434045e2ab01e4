// SPDX-License-Identifier: Apache-2.0
// Taking things out of the catalog, with what PostgreSQL takes along without being asked.
#include <algorithm>

#include "core/schema/columns.h"
#include "core/schema/dependents.h"
#include "core/schema/expression_name.h"

namespace migcheck {
namespace {

void drop_sequence(Change& change, const QualifiedName& name) {
  change.state.erase_object({ObjectKind::sequence, name, {}});
  change.forget(relation_key(name));
}

bool names(const std::vector<std::string>& columns, const std::string& name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

bool index_uses(const Table& table, const IndexDef& index, const std::string& column) {
  const auto uses = [&](const IndexElement& element) {
    return element.expression ? names(expression_columns(element.text, table), column)
                              : element.text == column;
  };
  return std::any_of(index.elements.begin(), index.elements.end(), uses) ||
         names(index.include, column) ||
         (index.predicate && names(expression_columns(*index.predicate, table), column));
}

bool constraint_uses(const Table& table, const ConstraintDef& def, const std::string& column) {
  if (names(def.columns, column) || names(def.include, column)) return true;
  if (def.kind == ConstraintKind::foreign_key)
    return def.ref_table == table.name && names(def.ref_columns, column);
  return names(expression_columns(def.expression, table), column) ||
         names(expression_columns(def.predicate, table), column);
}

}  // namespace

void remove_constraint(Table& table, const std::string& name) {
  erase_if(table.constraints,
           [&](const Constraint& constraint) { return constraint.def.name == name; });
  erase_if(table.indexes,
           [&](const Index& index) { return index.from_constraint && index.def.name == name; });
}

void remove_column(Change& change, Table& table, const std::string& name) {
  std::vector<std::string> constraints;
  for (const Constraint& constraint : table.constraints) {
    if (constraint_uses(table, constraint.def, name)) constraints.push_back(*constraint.def.name);
  }
  for (const std::string& constraint : constraints) remove_constraint(table, constraint);
  // a condition that is not known may be about the column
  table.constraints.edit_where(
      [](const Constraint& constraint) {
        return constraint.def.kind == ConstraintKind::check && constraint.def.expression.empty();
      },
      [](Constraint& constraint) { constraint.certain = false; });
  erase_if(table.indexes, [&](const Index& index) { return index_uses(table, index.def, name); });
  for (const QualifiedName& sequence : owned_sequences(change.state, table.name, name))
    drop_sequence(change, sequence);
  erase_if(table.columns, [&](const Column& column) { return column.def.name == name; });
  if (!table.columns_known) table.absent.push_back(name);
}

void remove_table(Change& change, const QualifiedName& name) {
  for (const QualifiedName& sequence : change.state.users(LinkKind::owned, name))
    drop_sequence(change, sequence);
  const std::vector<QualifiedName> children = change.state.users(LinkKind::child, name);
  change.state.erase_table(name);
  change.forget(relation_key(name));
  change.forget(type_key(name));
  for (const QualifiedName& child : children) {
    if (change.state.table(child)) remove_table(change, child);
  }
}

void remove_view(Change& change, const QualifiedName& name) {
  for (const QualifiedName& index : change.state.users(LinkKind::owned, name)) {
    change.state.erase_object({ObjectKind::index, index, {}});
    change.forget(relation_key(index));
  }
  change.state.erase_object({ObjectKind::view, name, {}});
  change.forget(relation_key(name));
  for (const QualifiedName& reader : change.state.users(LinkKind::reader, name))
    remove_view(change, reader);
}

void doubt_view(Change& change, const QualifiedName& name) {
  const ObjectPtr view = change.state.object({ObjectKind::view, name, {}});
  if (view == nullptr) return;
  OtherObject doubted = *view;
  doubted.certain = false;
  change.state.put(std::move(doubted));
}

}  // namespace migcheck
