// SPDX-License-Identifier: Apache-2.0
// Primary keys, unique and exclusion constraints, and indexes: everything with an index behind it.
#include <algorithm>

#include "core/schema/columns.h"
#include "core/schema/constraints.h"
#include "core/schema/expression_name.h"
#include "core/schema/index_element.h"
#include "core/schema/naming.h"
#include "core/schema/operator_classes.h"

namespace migcheck {
namespace {

std::string_view label_of(ConstraintKind kind) {
  if (kind == ConstraintKind::primary_key) return "pkey";
  return kind == ConstraintKind::unique ? "key" : "excl";
}

std::vector<IndexElement> key_elements(const std::vector<std::string>& columns) {
  std::vector<IndexElement> out(columns.size());
  for (std::size_t at = 0; at < columns.size(); ++at) out[at].text = columns[at];
  return out;
}

IndexDef index_behind(const Table& table, const ConstraintDef& def) {
  IndexDef index;
  index.name = def.name;
  index.table = table.name;
  index.unique = def.kind != ConstraintKind::exclusion;
  if (!index.unique && !def.method.empty()) index.method = def.method;
  index.elements = def.kind == ConstraintKind::exclusion ? exclusion_elements(def.expression)
                                                         : key_elements(def.columns);
  index.include = def.include;
  index.nulls_not_distinct = def.nulls_not_distinct;
  index.span = def.span;
  return index;
}

Failure check_key_columns(const Change& change, const Table& table, const ConstraintDef& def) {
  std::vector<std::string> all = def.columns;
  all.insert(all.end(), def.include.begin(), def.include.end());
  for (const std::string& column : all) {
    if (def.kind != ConstraintKind::exclusion && column_surely_absent(change, table, column))
      return ddl_error("42703", "column " + in_quotes(column) + " named in key does not exist");
  }
  return std::nullopt;
}

Failure check_single_primary_key(const Change& change, const Table& table) {
  const Constraint* present = table.primary_key();
  if (present == nullptr || !change.state.sure(*present) || !change.state.sure(table))
    return std::nullopt;
  return ddl_error(
      "42P16", "multiple primary keys for table " + in_quotes(table.name.name) + " are not allowed",
      present->origin, "primary key '" + *present->def.name + "' is created here");
}

void set_not_null(Change& change, Table& table, const std::vector<std::string>& columns) {
  for (const std::string& name : columns) {
    FoundColumn found = find_or_assume_column(change, table, name);
    if (found.column == nullptr || !found.column->def.nullable) continue;
    found.column->def.nullable = false;
    touch(change, *found.column);
  }
}

// ADD CONSTRAINT … USING INDEX takes the index over, under the constraint's name.
Failure adopt_index(Change& change, Table& table, ConstraintDef& def) {
  const auto found = std::find_if(table.indexes.begin(), table.indexes.end(),
                                  [&](const Index& it) { return it.def.name == *def.using_index; });
  if (found == table.indexes.end()) {
    if (!change.state.sure(table)) return std::nullopt;
    return ddl_error("42704", "index " + in_quotes(*def.using_index) + " does not exist");
  }
  if (!def.name) def.name = def.using_index;
  Index& adopted = table.indexes.edit(found);
  for (const IndexElement& element : adopted.def.elements) def.columns.push_back(element.text);
  def.include = adopted.def.include;
  adopted.def.name = def.name;
  adopted.from_constraint = true;
  return std::nullopt;
}

Failure make_index_behind(Change& change, Table& table, ConstraintDef& def) {
  if (!def.name) {
    const bool primary = def.kind == ConstraintKind::primary_key;
    const std::vector<std::string> names = index_column_names(index_behind(table, def));
    def.name = choose_relation_name(change.state, table, primary ? "" : joined_columns(names),
                                    label_of(def.kind), true);
  }
  return add_index(change, table, index_behind(table, def), true);
}

Failure index_name_taken(const Change& change, const Table& table, const IndexDef& def) {
  if (const Index* own = table.index(*def.name); own != nullptr && change.state.sure(*own))
    return ddl_error("42P07", "relation " + in_quotes(*def.name) + " already exists", own->origin,
                     "index '" + *def.name + "' is created here");
  return change.relation_exists({table.name.schema, *def.name});
}

Failure check_index_columns(const Change& change, const Table& table, const IndexDef& def) {
  for (const IndexElement& element : def.elements) {
    if (element.expression) continue;
    if (column_surely_absent(change, table, element.text))
      return ddl_error("42703", "column " + in_quotes(element.text) + " does not exist");
    const Column* column = table.column(element.text);
    if (column == nullptr || !change.state.definition_sure(*column)) continue;
    if (Failure failure = check_operator_class(change, def.method, element, column->def.type))
      return failure;
  }
  return std::nullopt;
}

// A unique index over a partitioned table must tell the partitions apart.
Failure check_partition_key(const Change& change, const Table& table, const ConstraintDef& def) {
  if (!table.partition_key || !change.state.sure(table)) return std::nullopt;
  for (const std::string& column : expression_columns(*table.partition_key, table)) {
    if (std::find(def.columns.begin(), def.columns.end(), column) != def.columns.end()) continue;
    const std::string kind = def.kind == ConstraintKind::primary_key ? "PRIMARY KEY" : "UNIQUE";
    return ddl_error(
        "0A000", "unique constraint on partitioned table must include all partitioning columns",
        kind + " constraint on table " + in_quotes(table.name.name) + " lacks column " +
            in_quotes(column) + " which is part of the partition key.");
  }
  return std::nullopt;
}

}  // namespace

Failure add_index(Change& change, Table& table, IndexDef def, bool from_constraint) {
  for (IndexElement& element : def.elements) element = normalised(element);
  const bool exclusion = from_constraint && !def.unique;  // its elements are one SQL text
  if (!exclusion) {
    if (Failure failure = check_index_columns(change, table, def)) return failure;
  }
  def.table = table.name;
  def.name = def.name ? truncated(*def.name) : choose_index_name(change.state, table, def);
  if (Failure failure = index_name_taken(change, table, def)) return failure;
  erase_if(table.indexes, [&](const Index& index) { return index.def.name == def.name; });
  Index index;
  index.origin = change.origin(def.span);
  index.def = std::move(def);
  index.from_constraint = from_constraint;
  table.indexes.push_back(std::move(index));
  return std::nullopt;
}

Failure add_key(Change& change, Table& table, ConstraintDef def) {
  const bool primary = def.kind == ConstraintKind::primary_key;
  if (primary) {
    if (Failure failure = check_single_primary_key(change, table)) return failure;
  }
  if (Failure failure = check_key_columns(change, table, def)) return failure;
  if (Failure failure = check_partition_key(change, table, def)) return failure;
  if (Failure failure =
          def.using_index ? adopt_index(change, table, def) : make_index_behind(change, table, def))
    return failure;
  if (def.name) {
    if (Failure failure = constraint_exists(change, table, *def.name)) return failure;
  }
  if (primary) set_not_null(change, table, def.columns);
  append_constraint(change, table, std::move(def));
  return std::nullopt;
}

}  // namespace migcheck
