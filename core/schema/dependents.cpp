// SPDX-License-Identifier: Apache-2.0
#include "core/schema/dependents.h"

#include <algorithm>
#include <set>

#include "core/schema/column_default.h"
#include "core/schema/columns.h"
#include "core/schema/constraints.h"

namespace migcheck {
namespace {

constexpr std::size_t longest_detail = 100;  // lines; the server says "and 12 other objects"

std::string detail_of(const std::vector<const Dependent*>& dependents) {
  std::string detail;
  for (std::size_t at = 0; at < dependents.size() && at < longest_detail; ++at)
    detail += (at == 0 ? "" : "\n") + dependents[at]->line;
  return detail;
}

void drop_reference(Change& change, const QualifiedName& table, const std::string& constraint) {
  const TablePtr owner = change.state.table(table);
  if (owner == nullptr) return;
  Table edited = *owner;
  remove_constraint(edited, constraint);
  change.put(std::move(edited));
}

void drop_column_of(Change& change, const QualifiedName& table, const std::string& column) {
  const TablePtr owner = change.state.table(table);
  if (owner == nullptr) return;
  Table edited = *owner;
  remove_column(change, edited, column);
  change.put(std::move(edited));
}

std::string view_kind(const OtherObject& view) {
  return view.detail == "materialized" ? "materialized view " : "view ";
}

void drop_default(Change& change, const QualifiedName& table, const std::string& column) {
  Table edited = *change.state.table(table);
  const FoundColumn found = find_column(change, edited, column);
  if (found.column == nullptr) return;
  found.column->def.default_sql.reset();
  found.column->def.serial = false;
  touch(change, *found.column);
  change.put(std::move(edited));
}

Dependent default_dependent(const Change& change, const Table& table, const Column& column,
                            const std::string& what) {
  Dependent out;
  out.name = table.name;
  out.line = "default value for column " + quote_identifier(column.def.name) + " of table " +
             change.state.shown(table.name) + " depends on " + what;
  out.origin = column.last_change;
  out.sure = change.state.sure(table) && change.state.definition_sure(column);
  out.drop = [owner = table.name, name = column.def.name](Change& applied) {
    drop_default(applied, owner, name);
  };
  return out;
}

void add_column_users(const Change& change, const QualifiedName& type, const std::string& what,
                      std::vector<Dependent>& out) {
  for (const QualifiedName& user : change.state.users(LinkKind::column, type)) {
    const TablePtr table = change.state.table(user);
    for (const Column& column : table->columns) {
      if (!column.def.type.user_defined || column.def.type.type_name() != type) continue;
      out.push_back(column_dependent(change, *table, column, what));
    }
  }
}

void sort_by_creation(std::vector<Dependent>& dependents) {
  std::stable_sort(dependents.begin(), dependents.end(),
                   [](const Dependent& one, const Dependent& other) {
                     return one.origin.serial < other.origin.serial;
                   });
}

}  // namespace

Failure drop_dependents(Change& change, const std::string& what,
                        const std::vector<Dependent>& dependents, bool cascade) {
  if (cascade) {
    for (const Dependent& dependent : dependents) dependent.drop(change);
    return std::nullopt;
  }
  std::vector<const Dependent*> sure;
  for (const Dependent& dependent : dependents) {
    if (dependent.sure) sure.push_back(&dependent);
  }
  if (sure.empty()) return std::nullopt;
  DdlError error =
      ddl_error("2BP01", "cannot drop " + what + " because other objects depend on it",
                sure.front()->origin, "the first object that depends on it is created here");
  error.detail = detail_of(sure);
  return error;
}

Dependent constraint_dependent(const Change& change, const Table& owner,
                               const Constraint& constraint, const std::string& what) {
  Dependent out;
  out.name = owner.name;
  out.line = "constraint " + quote_identifier(*constraint.def.name) + " on table " +
             change.state.shown(owner.name) + " depends on " + what;
  out.origin = constraint.origin;
  out.sure = change.state.sure(owner) && change.state.sure(constraint);
  out.drop = [table = owner.name, name = *constraint.def.name](Change& applied) {
    drop_reference(applied, table, name);
  };
  return out;
}

std::vector<Dependent> references_to(const Change& change, const Table& table,
                                     const std::string& what, const ConstraintFilter& wanted) {
  std::vector<Dependent> out;
  for (const QualifiedName& user : change.state.users(LinkKind::reference, table.name)) {
    const TablePtr owner = change.state.table(user);
    for (const Constraint& constraint : owner->constraints) {
      if (constraint.def.kind == ConstraintKind::foreign_key &&
          constraint.def.ref_table == table.name && wanted(*owner, constraint))
        out.push_back(constraint_dependent(change, *owner, constraint, what));
    }
  }
  sort_by_creation(out);
  return out;
}

std::vector<Dependent> references_through(const Change& change, const Table& table,
                                          const std::string& index) {
  return references_to(change, table, "index " + quote_identifier(index),
                       [&](const Table&, const Constraint& reference) {
                         const Index* used = referenced_index(table, reference.def.ref_columns);
                         // It needs the one that was found when it was made.
                         return used != nullptr && used->def.name == index &&
                                used->origin.serial <= reference.origin.serial;
                       });
}

std::vector<Dependent> references_from_others(const Change& change, const Table& table,
                                              const std::string& what) {
  return references_to(change, table, what, [&](const Table& owner, const Constraint&) {
    return owner.name != table.name;
  });
}

namespace {

void add_readers(const Change& change, const QualifiedName& name, const std::string& what,
                 std::set<QualifiedName>& seen, std::vector<Dependent>& out) {
  for (const QualifiedName& user : change.state.users(LinkKind::reader, name)) {
    if (!seen.insert(user).second) continue;
    const ObjectPtr view = change.state.object({ObjectKind::view, user, {}});
    std::string shown = view_kind(*view);
    shown += change.state.shown(user);
    Dependent dependent;
    dependent.name = user;
    dependent.line = shown;
    dependent.line += " depends on ";
    dependent.line += what;
    dependent.origin = view->origin;
    dependent.sure = change.state.sure(*view);
    dependent.drop = [user](Change& applied) { remove_view(applied, user); };
    out.push_back(std::move(dependent));
    add_readers(change, user, shown, seen, out);
  }
}

}  // namespace

std::vector<Dependent> readers_of(const Change& change, const QualifiedName& name,
                                  const std::string& what) {
  std::vector<Dependent> out;
  std::set<QualifiedName> seen{name};
  add_readers(change, name, what, seen, out);
  sort_by_creation(out);
  return out;
}

Dependent column_dependent(const Change& change, const Table& table, const Column& column,
                           const std::string& what) {
  Dependent out;
  out.name = table.name;
  out.line = "column " + quote_identifier(column.def.name) + " of table " +
             change.state.shown(table.name) + " depends on " + what;
  out.origin = column.origin;
  out.sure = change.state.sure(table) && change.state.definition_sure(column);
  out.drop = [owner = table.name, name = column.def.name](Change& applied) {
    drop_column_of(applied, owner, name);
  };
  return out;
}

std::vector<Dependent> defaults_from(const Change& change, const QualifiedName& sequence,
                                     const std::string& what) {
  std::vector<Dependent> out;
  for (const QualifiedName& user : change.state.users(LinkKind::default_value, sequence)) {
    const TablePtr table = change.state.table(user);
    for (const Column& column : table->columns) {
      if (default_sequence(*table, column.def) != sequence) continue;
      out.push_back(default_dependent(change, *table, column, what));
    }
  }
  return out;
}

std::vector<Dependent> foreign_defaults(const Change& change, const QualifiedName& table,
                                        const std::string* column) {
  std::vector<Dependent> out;
  for (const QualifiedName& name : change.state.users(LinkKind::owned, table)) {
    const ObjectPtr sequence = change.state.object({ObjectKind::sequence, name, {}});
    if (column != nullptr && sequence->owner_column != *column) continue;
    for (Dependent& it : defaults_from(change, name, "sequence " + change.state.shown(name))) {
      const bool below = change.state.links.contains({LinkKind::child, table, it.name});
      if (it.name != table && !below) out.push_back(std::move(it));
    }
  }
  return out;
}

std::vector<Dependent> children_of(const Change& change, const Table& table,
                                   const std::string& what) {
  std::vector<Dependent> out;
  for (const QualifiedName& user : change.state.users(LinkKind::child, table.name)) {
    const TablePtr child = change.state.table(user);
    if (child->is_partition) continue;
    Dependent dependent;
    dependent.name = user;
    dependent.line = "table " + change.state.shown(user) + " depends on " + what;
    dependent.origin = child->origin;
    dependent.sure = change.state.sure(*child);
    dependent.drop = [user](Change& applied) { remove_table(applied, user); };
    out.push_back(std::move(dependent));
  }
  sort_by_creation(out);
  return out;
}

std::vector<Dependent> users_of(const Change& change, const QualifiedName& type,
                                const std::string& what) {
  std::vector<Dependent> out;
  add_column_users(change, type, what, out);
  for (const QualifiedName& user : change.state.users(LinkKind::default_type, type)) {
    const TablePtr table = change.state.table(user);
    for (const Column& column : table->columns) {
      if (default_cast_type(*table, column.def) == type)
        out.push_back(default_dependent(change, *table, column, what));
    }
  }
  for (const QualifiedName& user : change.state.users(LinkKind::type, type)) {
    const ObjectPtr made = change.state.object(type_key(user));
    Dependent dependent;
    dependent.name = user;
    dependent.line = "type " + change.state.shown(user) + " depends on " + what;
    dependent.origin = made->origin;
    dependent.sure = change.state.sure(*made);
    dependent.drop = [user](Change& applied) { applied.state.erase_object(type_key(user)); };
    out.push_back(std::move(dependent));
  }
  sort_by_creation(out);
  return out;
}

}  // namespace migcheck
