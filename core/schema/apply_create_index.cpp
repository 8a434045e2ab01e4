// SPDX-License-Identifier: Apache-2.0
// CREATE INDEX.
#include "core/schema/children.h"
#include "core/schema/constraints.h"
#include "core/schema/expression_types.h"
#include "core/schema/extension_functions.h"
#include "core/schema/naming.h"
#include "core/schema/transaction.h"

namespace migcheck {
namespace {

// Materialized views can be indexed too; their indexes are objects of their own.
Failure index_view(Change& change, const QualifiedName& view, const IndexDef& def) {
  Table shape;
  shape.name = view;
  OtherObject index;
  index.kind = ObjectKind::index;
  index.name = {view.schema,
                def.name ? truncated(*def.name) : choose_index_name(change.state, shape, def)};
  index.owner_table = view;
  index.origin = change.origin(def.span);
  if (Failure failure = change.relation_exists(index.name)) return failure;
  change.state.put(std::move(index));
  return std::nullopt;
}

Failure check_expressions_of(const Change& change, const Table& table, const IndexDef& def) {
  if (!change.state.sure(table)) return std::nullopt;
  if (def.predicate) {
    if (Failure failure = check_enum_constants(change, table, *def.predicate)) return failure;
    if (Failure failure = check_calls(change, *def.predicate)) return failure;
  }
  for (const IndexElement& element : def.elements) {
    if (!element.expression) continue;
    if (Failure failure = check_calls(change, element.text)) return failure;
  }
  return std::nullopt;
}

Failure index_partitions(Change& change, const Table& table, const IndexDef& def) {
  return edit_children(change, table.name, [&](Table& child) -> Failure {
    if (!child.is_partition) return std::nullopt;
    IndexDef copy = def;
    copy.name.reset();
    if (Failure failure = add_index(change, child, std::move(copy), false)) return failure;
    child.indexes.edit_back().parent = *def.name;
    return std::nullopt;
  });
}

bool exists_for_sure(const Change& change, const Table& table, const CreateIndex& operation) {
  return operation.if_not_exists && operation.index.name &&
         change.relation_exists({table.name.schema, truncated(*operation.index.name)});
}

}  // namespace

Failure apply(Change& change, const CreateIndex& operation) {
  if (operation.concurrently) {
    if (Failure failure = refuse_in_transaction(change, "CREATE INDEX CONCURRENTLY"))
      return failure;
  }
  const auto full = change.state.find_relation(operation.index.table);
  if (full && change.state.object({ObjectKind::view, *full, {}}))
    return index_view(change, *full, operation.index);
  FoundTable found = change.table(operation.index.table);
  if (found.failure || !found.table) return found.failure;
  Table& table = *found.table;
  if (operation.concurrently && table.partition_key && change.state.sure(table))
    return ddl_error("0A000", "cannot create index on partitioned table " +
                                  in_quotes(table.name.name) + " concurrently");
  if (exists_for_sure(change, table, operation)) return std::nullopt;
  if (Failure failure = check_expressions_of(change, table, operation.index)) return failure;
  if (Failure failure = add_index(change, table, operation.index, false)) return failure;
  const IndexDef def = table.indexes.back().def;
  change.put(table);
  return index_partitions(change, table, def);
}

}  // namespace migcheck
