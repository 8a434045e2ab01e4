// SPDX-License-Identifier: Apache-2.0
// INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE, SELECT.
#include <algorithm>
#include <array>

#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

struct DataStatement {
  std::string_view statement;
  DataChangeKind kind;
};

constexpr std::array data_kinds{
    DataStatement{"InsertStmt", DataChangeKind::insert},
    DataStatement{"UpdateStmt", DataChangeKind::update},
    DataStatement{"DeleteStmt", DataChangeKind::delete_},
    DataStatement{"MergeStmt", DataChangeKind::merge},
    DataStatement{"CopyStmt", DataChangeKind::copy},
};

const DataStatement* data_kind(Node node) {
  const auto* const found =
      std::find_if(data_kinds.begin(), data_kinds.end(),
                   [&node](const DataStatement& one) { return node.is(one.statement); });
  return found == data_kinds.end() ? nullptr : found;
}

void add_change(Reading& reading, Node node, DataChangeKind kind) {
  DataChange change;
  change.kind = kind;
  change.tables.push_back(reading.relation(node.field("relation")));
  change.has_where = node.has("whereClause");
  change.constants = constants_in(reading, node);
  change.given = columns_given(node);
  // Where a part of the statement is not known, a missing WHERE may be in it.
  const bool conditional = kind == DataChangeKind::update || kind == DataChangeKind::delete_;
  if (conditional && !change.has_where)
    static_cast<void>(reading.part(std::string(reading.text.text())));
  reading.add(std::move(change), reading.text.all());
}

/// WITH x AS (DELETE …) changes data, whatever the statement around it is.
void add_changes_of_with(Reading& reading) {
  for (const Node& cte : reading.node.field("withClause").list("ctes")) {
    const Node query = cte.field("ctequery");
    if (const DataStatement* kind = data_kind(query)) add_change(reading, query, kind->kind);
  }
}

}  // namespace

void read_data_change(Reading& reading) {
  add_changes_of_with(reading);
  const bool reads_only = reading.node.is("CopyStmt") && !reading.node.flag("is_from");
  const DataStatement* kind = data_kind(reading.node);
  if (kind == nullptr || reads_only) return reading.add_other();
  add_change(reading, reading.node, kind->kind);
}

void read_truncate(Reading& reading) {
  DataChange change;
  change.kind = DataChangeKind::truncate;
  change.cascade = reading.node.text("behavior") == "DROP_CASCADE";
  for (const Node& table : reading.node.list("relations")) {
    change.tables.push_back(reading.relation(table));
    if (!table.flag("inh")) change.only.push_back(change.tables.back());
  }
  reading.add(std::move(change), reading.text.all());
}

void read_select(Reading& reading) {
  add_changes_of_with(reading);
  const Node into = reading.node.field("intoClause");
  if (!into) {
    if (!read_geometry_call(reading)) reading.add_other(constants_in(reading, reading.node));
    return;
  }
  CreateTable table;
  table.name = reading.relation(into.field("rel"));
  table.temporary = into.field("rel").text("relpersistence") == "t";
  table.columns_known = false;
  reading.add(std::move(table), reading.text.all());
}

}  // namespace migcheck::sql
