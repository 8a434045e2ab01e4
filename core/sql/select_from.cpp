// SPDX-License-Identifier: Apache-2.0
// The FROM clause: finding its tables, and joining them row by row.
#include <algorithm>

#include "core/sql/select_run.h"
#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

/// A table that the history made and put no rows into.
std::optional<Relation> empty_table(const CatalogView& view, const QualifiedName& name) {
  const Table* table = view.catalog.table(name);
  if (table == nullptr || !view.sure(*table) || table->filled) return std::nullopt;
  Relation relation;
  for (const Column& column : table->columns) relation.columns.push_back(column.def.name);
  relation.more_columns = !table->columns_known;
  return relation;
}

}  // namespace

bool SelectRun::add_with() {
  for (const Node& query : node_.field("withClause").list("ctes")) {
    const Node statement = query.field("ctequery");
    if (!statement.is("SelectStmt")) return false;
    QueryResult result = evaluator_.select(statement, outer_);
    const std::vector<std::string> names = query.strings("aliascolnames");
    for (std::size_t i = 0; result.relation && i < names.size(); ++i) {
      if (i < result.relation->columns.size()) result.relation->columns[i] = names[i];
    }
    evaluator_.with_[query.text("ctename")] = std::move(result);
  }
  return true;
}

bool SelectRun::add_source(Node item) {
  if (item.is("RangeVar")) return add_table(item);
  if (item.is("JoinExpr")) return add_join(item);
  if (item.is("RangeSubselect")) return add_subquery(item);
  return item.is("RangeFunction") && add_function(item);
}

bool SelectRun::add_join(Node join) {
  const std::string type = join.text("jointype");
  if (join.has("usingClause") || join.flag("isNatural")) return false;
  if (type == "JOIN_INNER") {
    if (!add_source(join.field("larg")) || !add_source(join.field("rarg"))) return false;
    add_filters(join.field("quals"));
    return true;
  }
  const Node right = join.field("rarg");
  if (type != "JOIN_LEFT" || right.is("JoinExpr")) return false;
  if (!add_source(join.field("larg")) || !add_source(right)) return false;
  sources_.back().optional = true;
  sources_.back().matches.push_back(join.field("quals"));
  return true;
}

bool SelectRun::add_relation(Relation relation, Node alias, const std::string& name) {
  const std::vector<std::string> columns = alias.strings("colnames");
  for (std::size_t i = 0; i < std::min(columns.size(), relation.columns.size()); ++i) {
    relation.columns[i] = columns[i];
  }
  sources_.push_back({alias ? alias.text("aliasname") : name, std::move(relation), false, {}});
  return true;
}

bool SelectRun::add_table(Node range_var) {
  const QualifiedName name{range_var.text("schemaname"), range_var.text("relname")};
  const Node alias = range_var.field("alias");
  const auto with = evaluator_.with_.find(name.name);
  if (name.schema.empty() && with != evaluator_.with_.end()) {
    return with->second.relation && add_relation(*with->second.relation, alias, name.name);
  }
  std::optional<Relation> table = system_table(evaluator_.catalog_, name);
  if (!table) table = empty_table(CatalogView(evaluator_.catalog_), name);
  evaluator_.reads_catalog_ = evaluator_.reads_catalog_ || is_system_relation(name);
  if (!table) {
    static_cast<void>(evaluator_.unknown(is_system_relation(name)
                                             ? "'" + name.name + "' is not modelled"
                                             : "it reads the rows of '" + name.name + "'"));
    return false;
  }
  return add_relation(*std::move(table), alias, name.name);
}

bool SelectRun::add_subquery(Node range) {
  QueryResult result = evaluator_.select(range.field("subquery"), outer_);
  return result.relation && add_relation(*std::move(result.relation), range.field("alias"), "");
}

/// unnest(array) and generate_series(from, to).
bool SelectRun::add_function(Node range) {
  const std::vector<Node> functions = range.list("functions");
  const std::vector<Node> call = functions.size() == 1 ? functions[0].items() : std::vector<Node>();
  if (call.empty() || range.flag("ordinality") || !call[0].is("FuncCall")) return false;
  const std::string name = function_name(call[0]);
  const Scope here = scope();
  const std::vector<Datum> arguments = evaluator_.values(call[0].list("args"), &here);
  Relation relation;
  const Node alias = range.field("alias");
  relation.columns.push_back(alias ? alias.text("aliasname") : name);
  constexpr std::int64_t longest = 10'000;
  const bool series = name == "generate_series" && arguments.size() == 2 &&
                      arguments[0].is(DatumKind::integer) && arguments[1].is(DatumKind::integer);
  if (name == "unnest" && arguments.size() == 1 && arguments[0].is(DatumKind::array)) {
    for (const Datum& element : arguments[0].elements) relation.rows.push_back({{element}, true});
  } else if (series && arguments[1].integer - arguments[0].integer < longest) {
    for (std::int64_t i = arguments[0].integer; i <= arguments[1].integer; ++i) {
      relation.rows.push_back({{Datum::of(i)}, true});
    }
  } else {
    static_cast<void>(evaluator_.unknown("function '" + name + "()' is not modelled"));
    return false;
  }
  return add_relation(std::move(relation), alias, name);
}

void SelectRun::add_filters(Node condition) {
  if (!condition) return;
  if (condition.is("BoolExpr") && condition.text("boolop") == "AND_EXPR") {
    for (const Node& part : condition.list("args")) add_filters(part);
    return;
  }
  filters_.push_back({condition, 0, false});
}

/// Finds the last source that a condition speaks of, and of how many it speaks.
void SelectRun::levels_of(Node node, std::size_t& level, std::size_t& count, int depth) const {
  constexpr int max_depth = 200;
  if (node.is("SubLink") || depth > max_depth) {
    level = sources_.size();
    count += 2;
    return;
  }
  if (node.is("ColumnRef")) {
    const std::vector<std::string> names = node.strings("fields");
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const bool meant =
          names.size() > 1
              ? sources_[i].alias == names[names.size() - 2]
              : !names.empty() && (sources_[i].relation.column(names[0]) != Relation::no_column ||
                                   sources_[i].alias == names[0]);
      if (!meant) continue;
      if (count == 0 || level != i + 1) ++count;
      level = std::max(level, i + 1);
      return;
    }
    return;
  }
  for (const Node& child : node.children()) levels_of(child, level, count, depth + 1);
}

void SelectRun::place_filter(Filter& filter) const {
  std::size_t count = 0;
  levels_of(filter.condition, filter.level, count, 0);
  filter.one_source = count == 1 && !sources_[filter.level - 1].optional;
}

Scope SelectRun::scope() const {
  Scope here;
  here.outer = outer_;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Row* row = i < current_.size() ? current_[i] : nullptr;
    here.bindings.push_back({sources_[i].alias, &sources_[i].relation, row});
  }
  return here;
}

void SelectRun::prefilter() {
  for (Filter& filter : filters_) {
    place_filter(filter);
    if (!filter.one_source) continue;
    const std::size_t source = filter.level - 1;
    std::vector<Row>& rows = sources_[source].relation.rows;
    current_.assign(sources_.size(), nullptr);
    std::erase_if(rows, [&](Row& row) {
      current_[source] = &row;
      const Scope here = scope();
      const Truth truth = condition(evaluator_.value(filter.condition, &here));
      if (truth == Truth::unknown) row.certain = false;
      return truth == Truth::no;
    });
  }
  std::erase_if(filters_, [](const Filter& filter) { return filter.one_source; });
  current_.clear();
}

Truth SelectRun::test(std::size_t level) {
  Truth truth = Truth::yes;
  const Scope here = scope();
  for (const Filter& filter : filters_) {
    if (filter.level != level || truth == Truth::no) continue;
    truth = truth_and(truth, condition(evaluator_.value(filter.condition, &here)));
  }
  return truth;
}

void SelectRun::join(std::size_t level, Truth so_far) {
  so_far = truth_and(so_far, test(level));
  if (so_far == Truth::no) return;
  if (level == sources_.size()) {
    matches_.push_back({current_, so_far == Truth::yes});
    return;
  }
  if (sources_[level].optional) return join_optional(level, so_far);
  for (const Row& row : sources_[level].relation.rows) {
    current_.push_back(&row);
    join(level + 1, truth_and(so_far, row.certain ? Truth::yes : Truth::unknown));
    current_.pop_back();
  }
}

void SelectRun::join_optional(std::size_t level, Truth so_far) {
  Truth any = Truth::no;
  for (const Row& row : sources_[level].relation.rows) {
    current_.push_back(&row);
    const Scope here = scope();
    Truth match = row.certain ? Truth::yes : Truth::unknown;
    for (const Node& on : sources_[level].matches) {
      match = truth_and(match, condition(evaluator_.value(on, &here)));
    }
    if (match != Truth::no) join(level + 1, truth_and(so_far, match));
    any = truth_or(any, match);
    current_.pop_back();
  }
  if (any == Truth::yes) return;
  current_.push_back(nullptr);
  join(level + 1, truth_and(so_far, truth_not(any)));
  current_.pop_back();
}

}  // namespace migcheck::sql
