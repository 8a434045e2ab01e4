// SPDX-License-Identifier: Apache-2.0
// count(), array_agg() and the like over the rows that passed WHERE.
#include <algorithm>
#include <array>

#include "core/sql/evaluator.h"

namespace migcheck::sql {
namespace {

constexpr std::array aggregates{"array_agg", "bool_and",   "bool_or", "count",    "every",    "max",
                                "min",       "string_agg", "sum",     "json_agg", "jsonb_agg"};

/// The aggregate's argument in every row, in the order that the call asks for.
struct Input {
  Datum value;
  Datum key;
  bool certain = true;
};

Datum count(const std::vector<Input>& inputs, bool star) {
  std::int64_t certain = 0;
  bool open = false;
  for (const Input& input : inputs) {
    const bool unknown = !star && input.value.is(DatumKind::unknown);
    const bool counts = star || !input.value.is_null();
    open = open || (counts && (unknown || !input.certain));
    certain += counts && !unknown && input.certain ? 1 : 0;
  }
  return open ? Datum::at_least(certain) : Datum::of(certain);
}

Datum all_or_any(const std::vector<Input>& inputs, bool any) {
  Truth result = truth_of(!any);
  for (const Input& input : inputs) {
    Truth one = condition(input.value);
    if (!input.certain && one == truth_of(any)) one = Truth::unknown;
    result = any ? truth_or(result, one) : truth_and(result, one);
  }
  const bool empty =
      std::none_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.certain; });
  return empty ? (inputs.empty() ? Datum::null() : Datum()) : Datum::of(result);
}

Datum join_texts(const std::vector<Input>& inputs, const Datum& separator) {
  std::string joined;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (i > 0) joined += as_text(separator);
    joined += as_text(inputs[i].value);
  }
  return Datum::of(joined);
}

Datum collect(const std::vector<Input>& inputs) {
  std::vector<Datum> elements;
  elements.reserve(inputs.size());
  for (const Input& input : inputs) elements.push_back(input.value);
  return Datum::array(std::move(elements));
}

bool orders_before(const Input& left, const Input& right) {
  if (left.key.is(DatumKind::text) && right.key.is(DatumKind::text)) {
    return left.key.text < right.key.text;
  }
  return condition(less(left.key, right.key)) == Truth::yes;
}

}  // namespace

bool is_aggregate(const std::string& name) {
  return std::find(aggregates.begin(), aggregates.end(), name) != aggregates.end();
}

Datum Evaluator::aggregate(Node node, const Scope& scope) {
  const std::string name = function_name(node);
  const std::vector<Node> arguments = node.list("args");
  const std::vector<Node> order = node.list("agg_order");
  std::vector<Input> inputs;
  for (const Match& match : *scope.group) {
    Scope row = scope;
    row.group = nullptr;
    for (std::size_t i = 0; i < match.rows.size(); ++i) row.bindings[i].row = match.rows[i];
    Input input;
    input.certain = match.certain;
    if (!arguments.empty()) input.value = value(arguments.front(), &row);
    if (!order.empty()) input.key = value(order.front().field("node"), &row);
    inputs.push_back(std::move(input));
  }
  if (node.has("agg_filter") || node.flag("agg_distinct")) {
    return unknown("aggregates with FILTER or DISTINCT are not modelled");
  }
  if (name == "count") return count(inputs, node.flag("agg_star"));
  if (name == "bool_or" || name == "bool_and" || name == "every") {
    return all_or_any(inputs, name == "bool_or");
  }
  const bool certain =
      std::all_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.certain; });
  if (!certain) return {};
  if (inputs.empty()) return Datum::null();
  std::stable_sort(inputs.begin(), inputs.end(), orders_before);
  if (!order.empty() && order.front().text("sortby_dir") == "SORTBY_DESC") {
    std::reverse(inputs.begin(), inputs.end());
  }
  if (name == "array_agg") return collect(inputs);
  if (name == "string_agg" && arguments.size() == 2) {
    return join_texts(inputs, value(arguments[1], &scope));
  }
  return inputs.size() == 1 && (name == "max" || name == "min") ? inputs.front().value : Datum();
}

}  // namespace migcheck::sql
