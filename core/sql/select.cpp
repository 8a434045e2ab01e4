// SPDX-License-Identifier: Apache-2.0
// SELECT: FROM, WHERE, the target list, ORDER BY and LIMIT. Conditions are tested as soon as the
// tables they speak of are bound, and those over one table before any join, so that the usual
// look-up of a name in a system catalog does not multiply it with others.
#include <algorithm>

#include "core/sql/evaluator.h"
#include "core/sql/hole.h"
#include "core/sql/select_run.h"

namespace migcheck::sql {

Truth QueryResult::exists() const {
  if (!relation) return Truth::unknown;
  const bool certain = std::any_of(relation->rows.begin(), relation->rows.end(),
                                   [](const Row& row) { return row.certain; });
  if (certain) return Truth::yes;
  return relation->rows.empty() ? Truth::no : Truth::unknown;
}

bool QueryResult::exact() const {
  return relation && !relation->more_columns &&
         std::all_of(relation->rows.begin(), relation->rows.end(),
                     [](const Row& row) { return row.certain; });
}

namespace {

Relation values_list(Evaluator& evaluator, Node node, const Scope* outer) {
  Relation relation;
  for (const Node& list : node.list("valuesLists")) {
    Row row;
    for (const Node& item : list.items()) row.cells.push_back(evaluator.value(item, outer));
    relation.rows.push_back(std::move(row));
  }
  const std::size_t width = relation.rows.empty() ? 0 : relation.rows.front().cells.size();
  for (std::size_t i = 0; i < width; ++i)
    relation.columns.push_back("column" + std::to_string(i + 1));
  return relation;
}

QueryResult unite(Evaluator& evaluator, Node node, const Scope* outer) {
  QueryResult left = evaluator.select(node.field("larg"), outer);
  QueryResult right = evaluator.select(node.field("rarg"), outer);
  if (!left.relation || !right.relation) return {};
  std::move(right.relation->rows.begin(), right.relation->rows.end(),
            std::back_inserter(left.relation->rows));
  SelectRun finishing(evaluator, node, outer);
  if (!finishing.finish(*left.relation, !node.flag("all"))) return {};
  return left;
}

}  // namespace

QueryResult Evaluator::select(Node node, const Scope* outer) {
  constexpr int max_depth = 150;
  if (!node || depth_ > max_depth) return {};
  ++depth_;
  QueryResult result;
  const std::string set_operation = node.text("op");
  if (node.field("withClause").flag("recursive") || node.has("groupClause") ||
      node.has("havingClause") || node.has("windowClause") || node.has("intoClause")) {
    static_cast<void>(unknown("a part of the query is not modelled"));
  } else if (set_operation == "SETOP_UNION") {
    result = unite(*this, node, outer);
  } else if (!set_operation.empty() && set_operation != "SETOP_NONE") {
    static_cast<void>(unknown("INTERSECT and EXCEPT are not modelled"));
  } else if (node.has("valuesLists")) {
    result.relation = values_list(*this, node, outer);
  } else {
    result = SelectRun(*this, node, outer).run();
  }
  --depth_;
  return result;
}

}  // namespace migcheck::sql
