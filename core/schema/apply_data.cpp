// SPDX-License-Identifier: Apache-2.0
// INSERT, UPDATE, DELETE, TRUNCATE, …: what must be there for them, and which tables have rows
// afterwards.
#include <algorithm>
#include <set>

#include "core/schema/casts.h"
#include "core/schema/change.h"
#include "core/schema/data_constants.h"

namespace migcheck {
namespace {

/// Keeps whether a table may have rows, also those that it shows of its children.
void note_rows(Change& change, const QualifiedName& name, const DataChange& operation) {
  const bool adds = operation.kind == DataChangeKind::insert ||
                    operation.kind == DataChangeKind::merge ||
                    operation.kind == DataChangeKind::copy;
  const bool empties = operation.kind == DataChangeKind::truncate;
  const auto full = change.state.find_relation(name);
  if (!full || (!adds && !empties)) return;
  const TablePtr table = change.state.table(*full);
  if (table == nullptr || table->filled == adds) return;
  Table copy = *table;
  copy.filled = adds;
  const std::vector<QualifiedName> parents = adds ? copy.inherits : std::vector<QualifiedName>();
  change.put(std::move(copy));
  for (const QualifiedName& parent : parents) note_rows(change, parent, operation);
}

using TableNames = std::set<QualifiedName>;

void add_with_children(const Change& change, const QualifiedName& name, TableNames& names) {
  if (!names.insert(name).second) return;
  for (const QualifiedName& child : change.state.users(LinkKind::child, name))
    add_with_children(change, child, names);
}

TableNames truncated_tables(const Change& change, const DataChange& operation) {
  TableNames out;
  for (const QualifiedName& name : operation.tables) {
    const auto full = change.state.find_relation(name);
    if (!full) continue;
    const bool only =
        std::find(operation.only.begin(), operation.only.end(), name) != operation.only.end();
    if (only) {
      out.insert(*full);
    } else {
      add_with_children(change, *full, out);
    }
  }
  return out;
}

bool surely_refers(const Change& change, const Table& user, const QualifiedName& used) {
  return std::any_of(user.constraints.begin(), user.constraints.end(), [&](const Constraint& it) {
    return it.def.kind == ConstraintKind::foreign_key && it.def.ref_table == used &&
           change.state.sure(it);
  });
}

// A foreign key to a partitioned table refers to each of its partitions, too.
Failure check_references(const Change& change, const Table& table, const QualifiedName& used,
                         const TableNames& truncated) {
  for (const QualifiedName& name : change.state.users(LinkKind::reference, used)) {
    const TablePtr user = change.state.table(name);
    if (user == nullptr || truncated.contains(name) || !change.state.sure(*user) ||
        !surely_refers(change, *user, used))
      continue;
    return ddl_error(
        "0A000", "cannot truncate a table referenced in a foreign key constraint",
        "Table " + in_quotes(name.name) + " references " + in_quotes(table.name.name) + ".");
  }
  const TablePtr owner = change.state.table(used);
  if (owner == nullptr || !owner->is_partition || !change.state.sure(*owner)) return std::nullopt;
  return check_references(change, table, owner->inherits.front(), truncated);
}

Failure check_truncate(const Change& change, const DataChange& operation) {
  if (operation.kind != DataChangeKind::truncate || operation.cascade) return std::nullopt;
  const TableNames names = truncated_tables(change, operation);
  for (const QualifiedName& name : names) {
    const TablePtr table = change.state.table(name);
    if (table == nullptr || !change.state.sure(*table)) continue;
    if (Failure failure = check_references(change, *table, name, names)) return failure;
  }
  return std::nullopt;
}

bool gets_null(const DataChange& operation, const Column& column) {
  const ColumnDef& def = column.def;
  const bool null = std::any_of(
      operation.constants.begin(), operation.constants.end(),
      [&](const DataConstant& constant) { return constant.null && constant.column == def.name; });
  if (null) return true;
  const bool fills =
      def.default_sql || !def.default_known || def.identity || def.generated || def.serial;
  return operation.given && !fills &&
         std::find(operation.given->begin(), operation.given->end(), def.name) ==
             operation.given->end();
}

// Rows of VALUES are always made. A trigger could still fill a column, and the rows of a
// partitioned table need a partition first. What perhaps does not run mostly depends on rows that
// are there, so that it may never run: that is no reason to doubt the migration.
Failure check_not_null(const Change& change, const DataChange& operation) {
  if (operation.kind != DataChangeKind::insert || operation.tables.size() != 1 ||
      !change.operation.uncertain_because.empty())
    return std::nullopt;
  const auto full = change.state.find_relation(operation.tables.front());
  const TablePtr table = full ? change.state.table(*full) : nullptr;
  if (!table || !change.state.sure(*table) || !table->columns_known || !table->triggers.empty() ||
      table->partition_key)
    return std::nullopt;
  for (const Column& column : table->columns) {
    const DataType& type = column.def.type;
    const bool may_be_null = column.def.nullable || !change.state.definition_sure(column);
    if (may_be_null || !type.known || base_type_of(change.state, type) != type ||
        !gets_null(operation, column))
      continue;
    return ddl_error("23502", "null value in column " + in_quotes(column.def.name) +
                                  " of relation " + in_quotes(full->name) +
                                  " violates not-null constraint");
  }
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const DataChange& operation) {
  for (const QualifiedName& table : operation.tables) {
    if (!change.state.find_relation(table) && change.relation_surely_absent(table))
      return ddl_error("42P01", "relation " + in_quotes(table) + " does not exist");
  }
  if (Failure failure = check_constants(change, operation.constants)) return failure;
  if (Failure failure = check_truncate(change, operation)) return failure;
  if (Failure failure = check_not_null(change, operation)) return failure;
  for (const QualifiedName& table : operation.tables) note_rows(change, table, operation);
  return std::nullopt;
}

}  // namespace migcheck
