// SPDX-License-Identifier: Apache-2.0
// IF and CASE. Where a condition is unknown, each branch runs from the state before it as
// uncertain, and a variable that may then have different values is unknown.
#include "core/sql/plpgsql_runner.h"

namespace migcheck::sql {
namespace {

void merge(Variables& into, const Variables& other) {
  for (auto& [name, value] : into) {
    const auto found = other.find(name);
    if (found == other.end() || !identical(value, found->second)) value = Datum();
  }
}

}  // namespace

Flow PlRunner::branches(const PlStatement& statement) {
  bool from_catalog = false;
  TokenRange place;
  for (std::size_t i = 0; i < statement.branches.size(); ++i) {
    const PlBranch& branch = statement.branches[i];
    Evaluated test = evaluate(branch.condition);
    if (branch.case_value) {
      const Evaluated subject = evaluate(*branch.case_value);
      test.value = equal(subject.value, test.value);
      test.from_catalog = test.from_catalog || subject.from_catalog;
    }
    from_catalog = from_catalog || test.from_catalog;
    place = branch.condition;
    const Truth truth = condition(test.value);
    if (truth == Truth::unknown) return uncertain_branches(statement, i, test);
    if (truth == Truth::no) continue;
    if (!from_catalog) return run(branch.body);
    const GuardScope guard(executor_.sink(), {GuardKind::catalog_condition, text_.span(place)});
    return run(branch.body);
  }
  if (!from_catalog) return run(statement.otherwise);
  const GuardScope guard(executor_.sink(), {GuardKind::catalog_condition, text_.span(place)});
  return run(statement.otherwise);
}

Flow PlRunner::uncertain_branches(const PlStatement& statement, std::size_t first,
                                  const Evaluated& test) {
  const GuardKind kind =
      test.from_catalog ? GuardKind::catalog_condition : GuardKind::unknown_condition;
  const Span span = text_.span(statement.branches[first].condition);
  executor_.sink().unknown(span, test.reason);
  const GuardScope guard(executor_.sink(), {kind, span});
  const Variables before = variables_;
  Variables after = variables_;
  Flow leaves;
  const auto try_body = [&](const PlBody& body) {
    variables_ = before;
    Flow flow = maybe(body, test.reason);
    merge(after, variables_);
    if (flow.leave == Leave::failed) leaves = std::move(flow);
  };
  for (std::size_t i = first; i < statement.branches.size(); ++i) {
    try_body(statement.branches[i].body);
  }
  try_body(statement.otherwise);
  variables_ = std::move(after);
  return leaves;
}

/// Runs what may or may not run. When it leaves the block, what follows may or may not run either.
Flow PlRunner::maybe(const PlBody& body, const std::string& reason) {
  Flow flow;
  {
    const UncertainScope scope(executor_.sink(), reason);
    flow = run(body);
  }
  // An error that may happen stops the whole migration; what follows is about the other case.
  if (flow.leave == Leave::next || flow.leave == Leave::failed) return {};
  executor_.sink().enter_uncertain(reason);
  ++open_uncertain_;
  return {};
}

Flow PlRunner::leave(const PlStatement& statement) {
  Flow away{statement.kind == PlKind::exit_ ? Leave::exit_ : Leave::continue_, statement.label,
            std::nullopt};
  if (statement.expression.empty()) return away;
  const Evaluated test = evaluate(statement.expression);
  switch (condition(test.value)) {
    case Truth::yes:
      return away;
    case Truth::no:
      return {};
    default:
      executor_.sink().enter_uncertain(test.reason);
      ++open_uncertain_;
      return {};
  }
}

}  // namespace migcheck::sql
