// SPDX-License-Identifier: Apache-2.0
#include "core/schema/moves.h"

#include <algorithm>

#include "core/schema/expression_name.h"

namespace migcheck {
namespace {

bool retype(DataType& type, const QualifiedName& from, const QualifiedName& to) {
  if (!type.known || !type.user_defined || type.type_name() != from) return false;
  type.schema = to.schema;
  type.base = to.name;
  return true;
}

void retype_column(Column& column, const QualifiedName& from, const QualifiedName& to) {
  retype(column.def.type, from, to);
  if (column.def.default_sql)
    column.def.default_sql = rename_casts(*column.def.default_sql, from, to);
}

void retype_columns(Change& change, const QualifiedName& from, const QualifiedName& to) {
  for (const QualifiedName& user : change.state.users(LinkKind::column, from)) {
    Table table = *change.state.table(user);
    table.columns.edit_each([&](Column& column) { retype_column(column, from, to); });
    change.put(std::move(table));
  }
  for (const QualifiedName& user : change.state.users(LinkKind::default_type, from)) {
    Table table = *change.state.table(user);
    table.columns.edit_each([&](Column& column) { retype_column(column, from, to); });
    change.put(std::move(table));
  }
  for (const QualifiedName& user : change.state.users(LinkKind::type, from)) {
    OtherObject type = *change.state.object(type_key(user));
    if (type.base_type && retype(*type.base_type, from, to)) type.detail = type.base_type->format();
    for (ColumnDef& attribute : type.attributes) retype(attribute.type, from, to);
    change.state.put(std::move(type));
  }
}

void refer_to(Table& table, const QualifiedName& from, const QualifiedName& to) {
  table.constraints.edit_where(
      [&](const Constraint& constraint) { return constraint.def.ref_table == from; },
      [&](Constraint& constraint) { constraint.def.ref_table = to; });
}

void move_references(Change& change, const QualifiedName& from, const QualifiedName& to) {
  for (const QualifiedName& user : change.state.users(LinkKind::reference, from)) {
    Table table = *change.state.table(user);
    refer_to(table, from, to);
    change.put(std::move(table));
  }
}

void move_children(Change& change, const QualifiedName& from, const QualifiedName& to) {
  for (const QualifiedName& user : change.state.users(LinkKind::child, from)) {
    Table table = *change.state.table(user);
    std::replace(table.inherits.begin(), table.inherits.end(), from, to);
    change.put(std::move(table));
  }
}

void move_readers(Change& change, const QualifiedName& from, const QualifiedName& to) {
  for (const QualifiedName& user : change.state.users(LinkKind::reader, from)) {
    OtherObject view = *change.state.object({ObjectKind::view, user, {}});
    std::replace(view.depends_on.begin(), view.depends_on.end(), from, to);
    change.state.put(std::move(view));
  }
}

void rename_default(Table& table, const std::string& column, const CatalogState& state,
                    const QualifiedName& sequence) {
  table.columns.edit_where([&](const Column& it) { return it.def.name == column && it.def.serial; },
                           [&](Column& it) {
                             it.def.default_sql =
                                 "nextval(" + quote_literal(state.shown(sequence)) + "::regclass)";
                           });
}

// Sequences keep their names when the table is renamed and follow it into another schema.
void move_sequences(Change& change, const QualifiedName& from, Table& table) {
  for (const QualifiedName& name : change.state.users(LinkKind::owned, from)) {
    OtherObject sequence = *change.state.object({ObjectKind::sequence, name, {}});
    change.state.erase_object(key_of(sequence));
    if (sequence.name.schema == from.schema) sequence.name.schema = table.name.schema;
    if (sequence.name != name) change.forget(relation_key(name));
    sequence.owner_table = table.name;
    rename_default(table, sequence.owner_column, change.state, sequence.name);
    change.state.put(std::move(sequence));
  }
}

// The indexes of a materialized view follow it into another schema.
void move_view_indexes(Change& change, const QualifiedName& from, const QualifiedName& to) {
  for (const QualifiedName& name : change.state.users(LinkKind::owned, from)) {
    OtherObject index = *change.state.object({ObjectKind::index, name, {}});
    change.state.erase_object(key_of(index));
    index.name.schema = to.schema;
    if (index.name != name) change.forget(relation_key(name));
    index.owner_table = to;
    change.state.put(std::move(index));
  }
}

}  // namespace

void move_table(Change& change, const QualifiedName& from, const QualifiedName& to) {
  Table table = *change.state.table(from);
  change.state.erase_table(from);
  change.forget(relation_key(from));
  change.forget(type_key(from));
  table.name = to;
  table.indexes.edit_each([&](Index& index) { index.def.table = to; });
  refer_to(table, from, to);
  table.columns.edit_each([&](Column& column) { retype(column.def.type, from, to); });
  move_sequences(change, from, table);
  change.put(std::move(table));
  change.state.gone.erase(type_key(to));
  move_references(change, from, to);
  move_children(change, from, to);
  move_readers(change, from, to);
  retype_columns(change, from, to);
}

void move_type(Change& change, const QualifiedName& from, const QualifiedName& to) {
  if (const EnumPtr found = change.state.enum_type(from)) {
    EnumType type = *found;
    change.state.erase_enum(from);
    type.name = to;
    change.state.put(std::move(type));
    for (NewLabel& label : change.state.new_labels) {
      if (label.type == from) label.type = to;
    }
  } else if (const ObjectPtr other = change.state.object(type_key(from))) {
    OtherObject type = *other;
    change.state.erase_object(type_key(from));
    type.name = to;
    change.state.put(std::move(type));
  }
  change.forget(type_key(from));
  change.state.gone.erase(type_key(to));
  retype_columns(change, from, to);
}

void move_object(Change& change, const ObjectKey& from, const QualifiedName& to) {
  OtherObject object = *change.state.object(from);
  change.state.erase_object(from);
  const bool relation = from.kind == ObjectKind::view || from.kind == ObjectKind::sequence ||
                        from.kind == ObjectKind::index;
  change.forget(relation ? relation_key(from.name) : from);
  object.name = to;
  if (object.kind == ObjectKind::sequence && object.owner_table) {
    if (const TablePtr owner = change.state.table(*object.owner_table)) {
      Table table = *owner;
      rename_default(table, object.owner_column, change.state, to);
      change.put(std::move(table));
    }
  }
  change.state.put(std::move(object));
  if (from.kind == ObjectKind::view) move_view_indexes(change, from.name, to);
  if (relation) move_readers(change, from.name, to);
}

}  // namespace migcheck
