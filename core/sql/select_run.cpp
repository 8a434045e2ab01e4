// SPDX-License-Identifier: Apache-2.0
#include "core/sql/select_run.h"

#include <algorithm>
#include <numeric>

namespace migcheck::sql {
namespace {

/// The name of an output column, as the server chooses it.
std::string output_name(Node target) {
  if (target.has("name")) return target.text("name");
  Node value = target.field("val");
  while (value.is("TypeCast") || value.is("CollateClause")) value = value.field("arg");
  if (value.is("ColumnRef")) {
    const std::vector<std::string> names = value.strings("fields");
    return names.empty() ? "?column?" : names.back();
  }
  if (value.is("FuncCall")) return function_name(value);
  if (value.is("CoalesceExpr")) return "coalesce";
  if (value.is("CaseExpr")) return "case";
  if (value.is("A_ArrayExpr")) return "array";
  const bool exists = value.is("SubLink") && value.text("subLinkType") == "EXISTS_SUBLINK";
  return exists ? "exists" : "?column?";
}

bool is_star(Node target) {
  const std::vector<Node> fields = target.field("val").list("fields");
  return !fields.empty() && fields.back().is("A_Star");
}

/// unnest() among the targets, which makes a row of each element; a cast to text around it changes
/// nothing.
Node unnest_call(Node target) {
  Node value = target.field("val");
  while (value.is("TypeCast")) {
    const std::vector<std::string> type = value.field("typeName").strings("names");
    if (type.empty() || type.back() != "text") break;
    value = value.field("arg");
  }
  return value.is("FuncCall") && function_name(value) == "unnest" ? value : Node();
}

bool key_before(const Datum& left, const Datum& right) {
  if (left.is(DatumKind::text) && right.is(DatumKind::text)) return left.text < right.text;
  return condition(less(left, right)) == Truth::yes;
}

}  // namespace

QueryResult SelectRun::run() {
  const auto with = evaluator_.with_;
  bool readable = add_with();
  for (const Node& item : node_.list("fromClause")) readable = readable && add_source(item);
  QueryResult result;
  if (readable) {
    add_filters(node_.field("whereClause"));
    prefilter();
    join(0, Truth::yes);
    result.relation = project();
    const std::vector<Node> distinct = node_.list("distinctClause");
    const bool on_some_columns = !distinct.empty() && !distinct.front().kind().empty();
    if (on_some_columns || !finish(*result.relation, !distinct.empty())) result.relation.reset();
  }
  evaluator_.with_ = with;
  return result;
}

bool SelectRun::aggregates(Node node, int depth) const {
  constexpr int max_depth = 200;
  if (node.is("SubLink") || depth > max_depth) return false;
  if (node.is("FuncCall") && is_aggregate(function_name(node)) && !node.has("over")) return true;
  const std::vector<Node> children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [&](const Node& child) { return aggregates(child, depth + 1); });
}

void SelectRun::add_targets(Relation& relation) {
  for (const Node& target : node_.list("targetList")) {
    if (!is_star(target)) {
      relation.columns.push_back(output_name(target));
      continue;
    }
    for (const Source& source : sources_) {
      relation.columns.insert(relation.columns.end(), source.relation.columns.begin(),
                              source.relation.columns.end());
      relation.more_columns = relation.more_columns || source.relation.more_columns;
    }
  }
}

void SelectRun::emit_row(Relation& relation, const Scope& row_scope, bool certain) {
  Row row;
  row.certain = certain;
  std::size_t unnested = Relation::no_column;
  for (const Node& target : node_.list("targetList")) {
    if (is_star(target)) {
      for (const Scope::Binding& binding : row_scope.bindings) {
        const std::size_t width = binding.relation->columns.size();
        const std::vector<Datum> nulls(binding.row == nullptr ? width : 0, Datum::null());
        const std::vector<Datum>& cells = binding.row == nullptr ? nulls : binding.row->cells;
        row.cells.insert(row.cells.end(), cells.begin(), cells.end());
      }
    } else if (const Node call = unnest_call(target)) {
      unnested = row.cells.size();
      const std::vector<Node> arguments = call.list("args");
      row.cells.push_back(arguments.empty() ? Datum() : evaluator_.value(arguments[0], &row_scope));
    } else {
      row.cells.push_back(evaluator_.value(target.field("val"), &row_scope));
    }
  }
  const std::vector<Node> sort = node_.list("sortClause");
  const Datum key = sort.empty() ? Datum() : evaluator_.value(sort[0].field("node"), &row_scope);
  if (unnested == Relation::no_column) {
    relation.rows.push_back(std::move(row));
    keys_.push_back(key);
    return;
  }
  const Datum list = row.cells[unnested];
  const bool known = list.is(DatumKind::array);
  for (const Datum& element : known ? list.elements : std::vector<Datum>(1)) {
    Row expanded = row;
    expanded.cells[unnested] = element;
    expanded.certain = certain && known;
    relation.rows.push_back(std::move(expanded));
    keys_.push_back(key);
  }
}

Relation SelectRun::project() {
  Relation relation;
  add_targets(relation);
  const std::vector<Node> targets = node_.list("targetList");
  const bool grouped = std::any_of(targets.begin(), targets.end(),
                                   [this](const Node& target) { return aggregates(target, 0); });
  if (grouped) {
    Scope all = scope();
    all.group = &matches_;
    emit_row(relation, all, true);
    return relation;
  }
  for (const Match& match : matches_) {
    current_ = match.rows;
    emit_row(relation, scope(), match.certain);
  }
  current_.clear();
  return relation;
}

bool SelectRun::finish(Relation& relation, bool distinct) {
  keys_.resize(relation.rows.size());
  if (distinct) remove_duplicates(relation);
  order(relation);
  return limit(relation);
}

/// Keeps the first of equal rows; rows that are not exact stay.
void SelectRun::remove_duplicates(Relation& relation) {
  std::vector<Row> kept;
  std::vector<Datum> kept_keys;
  for (std::size_t i = 0; i < relation.rows.size(); ++i) {
    Row& row = relation.rows[i];
    const bool seen = std::any_of(kept.begin(), kept.end(), [&row](const Row& other) {
      return other.certain && std::equal(row.cells.begin(), row.cells.end(), other.cells.begin(),
                                         other.cells.end(), identical);
    });
    if (seen) continue;
    kept.push_back(std::move(row));
    kept_keys.push_back(std::move(keys_[i]));
  }
  relation.rows = std::move(kept);
  keys_ = std::move(kept_keys);
}

/// By the first key, or by the output column that it names or numbers; the catalog's own order is
/// by name, which decides among equal ones.
void SelectRun::order(Relation& relation) {
  const std::vector<Node> sort = node_.list("sortClause");
  if (sort.empty()) return;
  const Node key = sort[0].field("node");
  const std::vector<std::string> names = key.strings("fields");
  std::size_t column =
      key.is("ColumnRef") && names.size() == 1 ? relation.column(names[0]) : Relation::no_column;
  if (key.is("A_Const")) column = static_cast<std::size_t>(key.field("ival").number("ival")) - 1;
  std::vector<std::size_t> places(relation.rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto key_of = [&](std::size_t row) -> const Datum& {
    const std::vector<Datum>& cells = relation.rows[row].cells;
    return column < cells.size() ? cells[column] : keys_[row];
  };
  const bool descending = sort[0].text("sortby_dir") == "SORTBY_DESC";
  std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
    return descending ? key_before(key_of(right), key_of(left))
                      : key_before(key_of(left), key_of(right));
  });
  std::vector<Row> sorted;
  sorted.reserve(places.size());
  for (const std::size_t place : places) sorted.push_back(std::move(relation.rows[place]));
  relation.rows = std::move(sorted);
}

/// False when it cannot be known which rows are left. Where some rows are not certain, all are
/// kept: whether there is any row stays right, and who needs the rows sees that they are not exact.
bool SelectRun::limit(Relation& relation) {
  const Scope none{outer_, {}, nullptr, true};
  const Datum count =
      node_.has("limitCount") ? evaluator_.value(node_.field("limitCount"), &none) : Datum::null();
  const Datum skip = node_.has("limitOffset") ? evaluator_.value(node_.field("limitOffset"), &none)
                                              : Datum::of(std::int64_t{0});
  const bool unlimited = count.is_null();
  if (!skip.is(DatumKind::integer) || (!unlimited && !count.is(DatumKind::integer))) return false;
  if (unlimited && skip.integer == 0) return true;
  const bool exact = std::all_of(relation.rows.begin(), relation.rows.end(),
                                 [](const Row& row) { return row.certain; });
  if (!exact) return skip.integer == 0 && (unlimited || count.integer > 0);
  const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(skip.integer, 0));
  std::vector<Row>& rows = relation.rows;
  rows.erase(rows.begin(),
             rows.begin() + static_cast<std::ptrdiff_t>(std::min(begin, rows.size())));
  const auto most = static_cast<std::size_t>(std::max<std::int64_t>(count.integer, 0));
  if (!unlimited && rows.size() > most) rows.resize(most);
  return true;
}

}  // namespace migcheck::sql
