// SPDX-License-Identifier: Apache-2.0
// ATTACH and DETACH PARTITION.
#include <algorithm>

#include "core/schema/table_sources.h"
#include "core/schema/triggers.h"

namespace migcheck {
namespace {

Failure check_attach(const Change& change, const Table& parent, const Table& partition) {
  if (!change.state.sure(parent)) return std::nullopt;
  if (!parent.partition_key)
    return ddl_error("42P17", "table " + in_quotes(parent.name.name) + " is not partitioned");
  if (!change.state.sure(partition)) return std::nullopt;
  if (partition.is_partition)
    return ddl_error("42809", in_quotes(partition.name.name) + " is already a partition");
  for (const Column& column : parent.columns) {
    if (partition.column(column.def.name) == nullptr && partition.columns_known)
      return ddl_error("42804", "child table is missing column " + in_quotes(column.def.name));
  }
  return std::nullopt;
}

void set_inherited(Table& partition, const Table& parent, bool attached) {
  partition.columns.edit_where(
      [&](const Column& column) { return parent.column(column.def.name) != nullptr; },
      [&](Column& column) {
        column.inherited = attached ? 1 : 0;
        column.local = column.local || !attached;
      });
  partition.constraints.edit_each([&](Constraint& constraint) {
    constraint.inherited = attached && parent.constraint(*constraint.def.name) != nullptr;
  });
}

Failure attach(Change& change, const Table& parent, Table partition) {
  if (Failure failure = check_attach(change, parent, partition)) return failure;
  partition.inherits.push_back(parent.name);
  partition.is_partition = true;
  set_inherited(partition, parent, true);
  if (Failure failure = adopt_parent_keys(change, partition, parent)) return failure;
  if (Failure failure = clone_triggers(change, partition, parent)) return failure;
  change.put(partition);
  return clone_triggers_below(change, partition, parent);
}

Failure detach(Change& change, const Table& parent, Table partition) {
  const auto link = std::find(partition.inherits.begin(), partition.inherits.end(), parent.name);
  if (link == partition.inherits.end()) {
    if (!change.state.sure(parent) || !change.state.sure(partition)) return std::nullopt;
    return ddl_error("42P01", "relation " + in_quotes(partition.name.name) +
                                  " is not a partition of relation " + in_quotes(parent.name.name));
  }
  partition.inherits.erase(link);
  partition.is_partition = false;
  set_inherited(partition, parent, false);
  partition.indexes.edit_each([](Index& index) { index.parent.clear(); });
  drop_clones(change, partition);
  change.put(std::move(partition));
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const AttachPartition& operation) {
  FoundTable parent = change.table(operation.table);
  if (parent.failure || !parent.table) return parent.failure;
  FoundTable partition = change.table(operation.partition);
  if (partition.failure || !partition.table) return partition.failure;
  change.put(*parent.table);
  return operation.detach ? detach(change, *parent.table, std::move(*partition.table))
                          : attach(change, *parent.table, std::move(*partition.table));
}

}  // namespace migcheck
