// SPDX-License-Identifier: Apache-2.0
// ADD COLUMN.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/column_default.h"
#include "core/schema/columns.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

// A column that a parent gets; a child that has it already merges the two.
Failure add_to_child(Change& change, Table& child, const ColumnDef& def) {
  const auto present =
      std::find_if(child.columns.begin(), child.columns.end(),
                   [&](const Column& column) { return column.def.name == def.name; });
  if (present == child.columns.end()) {
    ColumnDef copy = def;
    copy.serial = false;
    copy.identity.reset();
    if (Failure failure = add_column(change, child, std::move(copy))) return failure;
    Column& made = child.columns.edit_back();
    made.local = false;
    made.inherited = 1;
    return std::nullopt;
  }
  ++child.columns.edit(present).inherited;
  return std::nullopt;
}

Failure refuse_partition(const Change& change, const Table& table, const char* text) {
  if (!table.is_partition || !change.state.sure(table)) return std::nullopt;
  return ddl_error("42809", text);
}

bool present_for_sure(const Change& change, const Table& table, const std::string& name) {
  const Column* column = table.column(name);
  return column != nullptr && change.state.sure(table) && change.state.sure(*column);
}

}  // namespace

Failure apply(Change& change, const AddColumn& operation) {
  FoundTable found = change.table(operation.table, operation.table_if_exists);
  if (found.failure || !found.table) return found.failure;
  Table& table = *found.table;
  const std::string name = truncated(operation.column.name);
  if (operation.if_not_exists && present_for_sure(change, table, name)) return std::nullopt;
  if (Failure failure = refuse_partition(change, table, "cannot add column to a partition"))
    return failure;
  const Column* present = table.column(name);
  if (operation.if_not_exists && present != nullptr) {  // it is there now, in one form or the other
    Column kept = *present;
    if (Failure failure = add_column(change, table, operation.column)) return failure;
    table.columns.edit_back().certain = kept.def.type == table.columns.back().def.type;
  } else if (Failure failure = add_column(change, table, operation.column)) {
    return failure;
  }
  const ColumnDef def = table.columns.back().def;
  if (Failure failure = check_default_length(def)) return failure;
  const QualifiedName full = table.name;
  change.put(std::move(table));
  return edit_children(change, full,
                       [&](Table& child) { return add_to_child(change, child, def); });
}

}  // namespace migcheck
