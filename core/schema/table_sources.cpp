// SPDX-License-Identifier: Apache-2.0
#include "core/schema/table_sources.h"

#include <algorithm>

#include "core/schema/columns.h"
#include "core/schema/constraints.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

// A table that is read; one that nobody created becomes known as assumed.
FoundTable source_table(Change& change, const QualifiedName& name) {
  FoundTable found = change.table(name);
  if (found.table && found.table->assumed && !change.state.find_relation(name))
    change.put(*found.table);
  return found;
}

void inherit_column(Change& change, Table& table, const Column& source) {
  const auto own = std::find_if(table.columns.begin(), table.columns.end(),
                                [&](const Column& it) { return it.def.name == source.def.name; });
  if (own != table.columns.end()) {
    Column& both = table.columns.edit(own);
    ++both.inherited;
    both.def.nullable = both.def.nullable && source.def.nullable;
    return;
  }
  Column column = source;
  column.def.serial = false;
  column.def.identity.reset();
  column.def.comment.reset();
  column.origin = column.last_change = change.origin();
  column.local = false;
  column.inherited = 1;
  table.columns.push_back(std::move(column));
}

void inherit_checks(Change& change, Table& table, const Table& parent) {
  for (const Constraint& constraint : parent.constraints) {
    if (constraint.def.kind != ConstraintKind::check || table.constraint(*constraint.def.name))
      continue;
    append_constraint(change, table, constraint.def);
    table.constraints.edit_back().inherited = true;
  }
}

Failure inherit(Change& change, Table& table, const QualifiedName& name, bool partition) {
  FoundTable found = source_table(change, name);
  if (found.failure || !found.table) return found.failure;
  if (partition && change.state.sure(*found.table) && !found.table->partition_key)
    return ddl_error("42P16", in_quotes(found.table->name.name) + " is not partitioned");
  for (const Column& column : found.table->columns) inherit_column(change, table, column);
  inherit_checks(change, table, *found.table);
  table.inherits.push_back(found.table->name);
  table.columns_known = table.columns_known && found.table->columns_known;
  table.is_partition = partition;
  return std::nullopt;
}

Failure copy_like_column(Change& change, Table& table, const Column& source,
                         const LikeOptions& options) {
  ColumnDef def;
  def.name = source.def.name;
  def.type = source.def.type;
  def.nullable = source.def.nullable;
  def.collation = source.def.collation;
  if (options.defaults && !source.def.identity) {
    def.default_sql = source.def.default_sql;
    def.default_known = source.def.default_known;
  }
  if (options.generated) def.generated = source.def.generated;
  if (options.comments) def.comment = source.def.comment;
  if (Failure failure = add_column(change, table, std::move(def))) return failure;
  if (options.identity && source.def.identity) {  // its sequence is always made anew as bigint
    Column& copy = table.columns.edit_back();
    create_owned_sequence(change, table, copy.def.name, DataType::builtin("bigint"));
    copy.def.identity = source.def.identity;
  }
  return std::nullopt;
}

Failure copy_like(Change& change, Table& table, const QualifiedName& name,
                  const LikeOptions& options) {
  FoundTable found = source_table(change, name);
  if (found.failure || !found.table) return found.failure;
  for (const Column& column : found.table->columns) {
    if (table.column(column.def.name) != nullptr)
      return ddl_error("42701",
                       "column " + in_quotes(column.def.name) + " specified more than once");
    if (Failure failure = copy_like_column(change, table, column, options)) return failure;
  }
  table.columns_known = table.columns_known && found.table->columns_known;
  for (const Constraint& constraint : found.table->constraints) {
    if (options.constraints && constraint.def.kind == ConstraintKind::check)
      append_constraint(change, table, constraint.def);
  }
  return std::nullopt;
}

LikeOptions options_of(const CreateTable& operation, std::size_t at) {
  return at < operation.like_options.size() ? operation.like_options[at] : LikeOptions{};
}

bool is_key(const Constraint& constraint) {
  return constraint.def.kind != ConstraintKind::check &&
         constraint.def.kind != ConstraintKind::foreign_key;
}

bool adopt_index(Table& table, const IndexDef& wanted) {
  const auto found =
      std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
        const auto text = [](const IndexElement& element) { return element.text; };
        return index.parent.empty() && index.def.unique == wanted.unique &&
               index.def.method == wanted.method &&
               std::equal(index.def.elements.begin(), index.def.elements.end(),
                          wanted.elements.begin(), wanted.elements.end(),
                          [&](const auto& a, const auto& b) { return text(a) == text(b); });
      });
  if (found == table.indexes.end()) return false;
  table.indexes.edit(found).parent = *wanted.name;
  return true;
}

Failure copy_index(Change& change, Table& table, IndexDef def, const std::string& parent) {
  def.name.reset();
  if (Failure failure = add_index(change, table, std::move(def), false)) return failure;
  table.indexes.edit_back().parent = parent;
  return std::nullopt;
}

// A partition may bring a key that fits; it is taken instead of a new one.
bool adopt_key(Table& table, const Constraint& wanted) {
  const auto own = std::find_if(
      table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
        return !constraint.inherited && constraint.def.kind == wanted.def.kind &&
               constraint.def.columns == wanted.def.columns;
      });
  if (own == table.constraints.end()) return false;
  table.constraints.edit(own).inherited = true;
  table.indexes.edit_where(
      [&](const Index& index) { return index.from_constraint && index.def.name == own->def.name; },
      [&](Index& index) { index.parent = *wanted.def.name; });
  return true;
}

Failure copy_keys(Change& change, Table& table, const Table& source, bool partition) {
  for (const Constraint& constraint : source.constraints) {
    if (!is_key(constraint) || (partition && adopt_key(table, constraint))) continue;
    ConstraintDef def = constraint.def;
    const std::string parent = *def.name;
    def.name.reset();
    if (Failure failure = add_constraint(change, table, std::move(def))) return failure;
    table.constraints.edit_back().inherited = partition;
    if (partition) table.indexes.edit_back().parent = parent;
  }
  for (const Index& index : source.indexes) {
    if (index.from_constraint || (partition && adopt_index(table, index.def))) continue;
    if (Failure failure =
            copy_index(change, table, index.def, partition ? *index.def.name : std::string()))
      return failure;
  }
  return std::nullopt;
}

// So is a foreign key that says the same.
bool adopt_reference(Table& table, const ConstraintDef& wanted) {
  const auto found =
      std::find_if(table.constraints.begin(), table.constraints.end(), [&](const Constraint& own) {
        return !own.inherited && own.def.kind == wanted.kind && own.def.columns == wanted.columns &&
               own.def.ref_table == wanted.ref_table && own.def.ref_columns == wanted.ref_columns &&
               own.def.on_delete == wanted.on_delete && own.def.on_update == wanted.on_update &&
               own.def.deferrable == wanted.deferrable &&
               own.def.initially_deferred == wanted.initially_deferred;
      });
  if (found == table.constraints.end()) return false;
  table.constraints.edit(found).inherited = true;
  return true;
}

void copy_references(Change& change, Table& table, const Table& parent) {
  for (const Constraint& constraint : parent.constraints) {
    if (constraint.def.kind != ConstraintKind::foreign_key ||
        adopt_reference(table, constraint.def))
      continue;
    ConstraintDef def = constraint.def;
    if (table.constraint(*def.name) != nullptr)
      def.name = choose_constraint_name(change.state, table, joined_columns(def.columns), "fkey");
    append_constraint(change, table, std::move(def));
    table.constraints.edit_back().inherited = true;
  }
}

}  // namespace

Failure add_inherited_columns(Change& change, Table& table, const CreateTable& operation) {
  if (operation.partition_of) {
    if (Failure failure = inherit(change, table, *operation.partition_of, true)) return failure;
  }
  for (const QualifiedName& parent : operation.inherits) {
    if (Failure failure = inherit(change, table, parent, false)) return failure;
  }
  for (std::size_t at = 0; at < operation.like.size(); ++at) {
    if (Failure failure = copy_like(change, table, operation.like[at], options_of(operation, at)))
      return failure;
  }
  return std::nullopt;
}

Failure adopt_parent_keys(Change& change, Table& partition, const Table& parent) {
  if (Failure failure = copy_keys(change, partition, parent, true)) return failure;
  copy_references(change, partition, parent);
  return std::nullopt;
}

Failure add_inherited_keys(Change& change, Table& table, const CreateTable& operation) {
  for (std::size_t at = 0; at < operation.like.size(); ++at) {
    const auto source = change.state.find_relation(operation.like[at]);
    if (!source || !options_of(operation, at).indexes) continue;
    if (Failure failure = copy_keys(change, table, *change.state.table(*source), false))
      return failure;
  }
  if (!operation.partition_of) return std::nullopt;
  const auto parent = change.state.find_relation(*operation.partition_of);
  return parent ? adopt_parent_keys(change, table, *change.state.table(*parent)) : std::nullopt;
}

}  // namespace migcheck
