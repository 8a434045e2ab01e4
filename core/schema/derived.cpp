// SPDX-License-Identifier: Apache-2.0
// What an object adds to the maps that are derived from the objects.
#include <algorithm>

#include "core/schema/catalog_state.h"
#include "core/schema/column_default.h"

namespace migcheck {
namespace {

void add_type(Derived& out, LinkKind kind, const DataType& type, const QualifiedName& user) {
  if (type.known && type.user_defined && !type.schema.empty())
    out.links.push_back({kind, type.type_name(), user});
}

void add_constraints(Derived& out, const Table& table) {
  for (const Constraint& constraint : table.constraints) {
    if (constraint.def.kind == ConstraintKind::foreign_key)
      out.links.push_back({LinkKind::reference, constraint.def.ref_table, table.name});
    if (constraint.def.name)
      out.links.push_back(
          {LinkKind::constraint, {table.name.schema, *constraint.def.name}, table.name});
  }
}

void add_indexes(Derived& out, const Table& table) {
  for (const Index& index : table.indexes) {
    if (index.def.name)
      out.relations.push_back(
          {{table.name.schema, *index.def.name}, {RelationKind::index, table.name}});
  }
}

void add_defaults(Derived& out, const Table& table) {
  for (const Column& column : table.columns) {
    if (const auto type = default_cast_type(table, column.def))
      out.links.push_back({LinkKind::default_type, *type, table.name});
    if (const auto sequence = default_sequence(table, column.def))
      out.links.push_back({LinkKind::default_value, *sequence, table.name});
  }
}

RelationKind relation_kind(ObjectKind kind) {
  if (kind == ObjectKind::sequence) return RelationKind::sequence;
  if (kind == ObjectKind::index) return RelationKind::index;
  return kind == ObjectKind::view ? RelationKind::view : RelationKind::composite;
}

}  // namespace

Derived derived_from(const Table& table) {
  Derived out;
  out.relations.push_back({table.name, {RelationKind::table, {}}});
  for (const Column& column : table.columns)
    add_type(out, LinkKind::column, column.def.type, table.name);
  for (const QualifiedName& parent : table.inherits)
    out.links.push_back({LinkKind::child, parent, table.name});
  for (const Trigger& trigger : table.triggers)
    out.links.push_back({LinkKind::trigger, trigger.function, table.name});
  add_constraints(out, table);
  add_indexes(out, table);
  add_defaults(out, table);
  std::sort(out.links.begin(), out.links.end());
  out.links.erase(std::unique(out.links.begin(), out.links.end()), out.links.end());
  return out;
}

Derived derived_from(const OtherObject& object) {
  Derived out;
  const bool relation = object.kind == ObjectKind::sequence || object.kind == ObjectKind::view ||
                        object.kind == ObjectKind::index;
  const bool composite = object.kind == ObjectKind::type && !object.base_type;
  if (relation || composite)
    out.relations.push_back({object.name, {relation_kind(object.kind), {}}});
  for (const QualifiedName& read : object.depends_on)
    out.links.push_back({LinkKind::reader, read, object.name});
  if (object.owner_table) out.links.push_back({LinkKind::owned, *object.owner_table, object.name});
  if (object.base_type) add_type(out, LinkKind::type, *object.base_type, object.name);
  for (const ColumnDef& attribute : object.attributes)
    add_type(out, LinkKind::type, attribute.type, object.name);
  return out;
}

}  // namespace migcheck
