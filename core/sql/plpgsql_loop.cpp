// SPDX-License-Identifier: Apache-2.0
// Loops. Known rows and numbers are gone through one by one; otherwise the body runs once, as
// uncertain, with loop variables that are unknown.
#include <algorithm>

#include "core/sql/plpgsql_runner.h"

namespace migcheck::sql {
namespace {

constexpr std::int64_t max_rounds = 1000;
/// More rows of which none is certain say no more than one unknown row.
constexpr std::ptrdiff_t max_doubtful_rows = 64;

bool meant(const std::string& label, const PlStatement& loop) {
  return label.empty() || label == loop.label;
}

}  // namespace

std::optional<Flow> PlRunner::round(const PlStatement& statement) {
  Flow flow = run(statement.body);
  switch (flow.leave) {
    case Leave::next:
      return std::nullopt;
    case Leave::continue_:
      if (meant(flow.label, statement)) return std::nullopt;
      return flow;
    case Leave::exit_:
      if (meant(flow.label, statement)) return Flow();
      return flow;
    default:
      return flow;
  }
}

Flow PlRunner::loop(const PlStatement& statement) {
  switch (statement.kind) {
    case PlKind::for_integer:
      return integer_loop(statement);
    case PlKind::for_each:
      return each_loop(statement);
    case PlKind::for_query:
      return row_loop(statement,
                      executor_.run_statement(text_.part(statement.expression), &variables_));
    case PlKind::for_execute:
      return row_loop(statement, execute_text(statement));
    default:
      break;
  }
  for (std::int64_t i = 0; i < max_rounds; ++i) {
    if (statement.kind == PlKind::while_) {
      const Evaluated test = evaluate(statement.expression);
      const Truth truth = condition(test.value);
      if (truth == Truth::no) return {};
      if (truth == Truth::unknown) return unknown_loop(statement, test.reason);
    }
    if (auto left = round(statement)) return *std::move(left);
  }
  return unknown_loop(statement, "a loop has too many rounds");
}

Flow PlRunner::unknown_loop(const PlStatement& statement, const std::string& reason) {
  executor_.sink().unknown(text_.span(statement.expression), reason);
  const Variables before = variables_;
  forget(statement.targets);
  const GuardScope guard(executor_.sink(),
                         {GuardKind::unknown_condition, text_.span(statement.expression)});
  Flow flow = maybe(statement.body, reason);
  for (auto& [name, value] : variables_) {
    const auto found = before.find(name);
    if (found == before.end() || !identical(value, found->second)) value = Datum();
  }
  return flow;
}

Flow PlRunner::integer_loop(const PlStatement& statement) {
  const Datum from = evaluate(statement.expression).value;
  const Datum to = evaluate(statement.second).value;
  const bool known = from.is(DatumKind::integer) && to.is(DatumKind::integer);
  if (!known || statement.targets.empty()) {
    return unknown_loop(statement, "the bounds of a loop are not known");
  }
  const std::int64_t step = statement.reverse ? -1 : 1;
  const std::int64_t rounds = step * (to.integer - from.integer) + 1;
  if (rounds > max_rounds) return unknown_loop(statement, "a loop has too many rounds");
  for (std::int64_t i = 0; i < rounds; ++i) {
    variables_[statement.targets[0]] = Datum::of(from.integer + step * i);
    if (auto left = round(statement)) return *std::move(left);
  }
  return {};
}

Flow PlRunner::each_loop(const PlStatement& statement) {
  const Evaluated list = evaluate(statement.expression);
  if (!list.value.is(DatumKind::array) || statement.targets.size() != 1) {
    return unknown_loop(statement, "the array of a loop is not known");
  }
  for (const Datum& element : list.value.elements) {
    variables_[statement.targets[0]] = element;
    if (auto left = round(statement)) return *std::move(left);
  }
  return {};
}

Flow PlRunner::row_loop(const PlStatement& statement, const StatementResult& rows) {
  if (rows.failure) return failed(*rows.failure);
  if (!rows.query.relation) {
    const std::string reason =
        rows.unknown_reason.empty() ? "the rows of a loop are not known" : rows.unknown_reason;
    return unknown_loop(statement, reason);
  }
  const std::vector<Row>& all = rows.query.relation->rows;
  if (std::count_if(all.begin(), all.end(), [](const Row& row) { return !row.certain; }) >
      max_doubtful_rows)
    return unknown_loop(statement, "it is not known which rows a loop meets");
  const GuardScope guard(executor_.sink(), {rows.reads_catalog ? GuardKind::catalog_condition
                                                               : GuardKind::unknown_condition,
                                            text_.span(statement.expression)});
  for (const std::string& target : statement.targets) catalog_values_.insert(target);
  for (const Row& row : rows.query.relation->rows) {
    store_row(statement.targets, *rows.query.relation, &row);
    if (!row.certain) {
      Flow flow = maybe(statement.body, "it is not known whether a loop meets this row");
      if (!flow.goes_on()) return flow;
      continue;
    }
    if (auto left = round(statement)) return *std::move(left);
  }
  return {};
}

}  // namespace migcheck::sql
