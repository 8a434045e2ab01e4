// SPDX-License-Identifier: Apache-2.0
// Expressions: names, constants, conditions, sub-queries.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/sql/evaluator.h"
#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

constexpr int max_expression_depth = 200;
constexpr long max_steps = 5'000'000;

Datum whole_row(const Scope::Binding& binding) {
  if (binding.row == nullptr) return Datum::null();
  return Datum::record(binding.relation->columns, binding.row->cells);
}

Datum cell(const Scope::Binding& binding, std::size_t column) {
  return binding.row == nullptr ? Datum::null() : binding.row->cells[column];
}

/// A column by its name alone, or a whole row by its alias.
std::optional<Datum> find_name(const Scope* scope, const std::string& name) {
  for (; scope != nullptr; scope = scope->outer) {
    for (const Scope::Binding& binding : scope->bindings) {
      const std::size_t column = binding.relation->column(name);
      if (column != Relation::no_column) return cell(binding, column);
    }
    for (const Scope::Binding& binding : scope->bindings) {
      if (binding.alias == name) return whole_row(binding);
    }
  }
  return std::nullopt;
}

/// `alias.column`; unknown when the table has no such column that is modelled.
std::optional<Datum> find_qualified(const Scope* scope, const std::string& alias,
                                    const std::string& name) {
  for (; scope != nullptr; scope = scope->outer) {
    for (const Scope::Binding& binding : scope->bindings) {
      if (binding.alias != alias) continue;
      const std::size_t column = binding.relation->column(name);
      return column == Relation::no_column ? Datum() : cell(binding, column);
    }
  }
  return std::nullopt;
}

}  // namespace

Datum Evaluator::unknown(const std::string& reason) {
  if (unknown_reason_.empty()) unknown_reason_ = reason;
  return {};
}

std::vector<Datum> Evaluator::values(const std::vector<Node>& nodes, const Scope* scope) {
  std::vector<Datum> results;
  results.reserve(nodes.size());
  for (const Node& node : nodes) results.push_back(value(node, scope));
  return results;
}

Datum Evaluator::value(Node node, const Scope* scope) {
  struct Handler {
    std::string_view kind;
    Datum (Evaluator::*evaluate)(Node, const Scope*);
  };
  static constexpr std::array handlers{
      Handler{"A_ArrayExpr", &Evaluator::array},
      Handler{"A_Expr", &Evaluator::operation},
      Handler{"A_Indirection", &Evaluator::indirection},
      Handler{"BoolExpr", &Evaluator::boolean},
      Handler{"BooleanTest", &Evaluator::boolean},
      Handler{"CaseExpr", &Evaluator::conditional},
      Handler{"CoalesceExpr", &Evaluator::coalesce},
      Handler{"ColumnRef", &Evaluator::column},
      Handler{"FuncCall", &Evaluator::function},
      Handler{"NullTest", &Evaluator::boolean},
      Handler{"ParamRef", &Evaluator::parameter},
      Handler{"SubLink", &Evaluator::sub_link},
      Handler{"TypeCast", &Evaluator::cast},
  };
  if (++steps_ > max_steps) return unknown("the query needs too many steps");
  if (node.is("A_Const")) return constant(node);
  if (node.is("SQLValueFunction")) return session_value(node);
  if (node.is("CollateClause")) return value(node.field("arg"), scope);
  const auto* const found =
      std::find_if(handlers.begin(), handlers.end(),
                   [&node](const Handler& handler) { return node.is(handler.kind); });
  if (found == handlers.end()) return unknown("an expression is not modelled");
  if (depth_ >= max_expression_depth) return unknown("an expression is nested too deeply");
  ++depth_;
  Datum result = (this->*found->evaluate)(node, scope);
  --depth_;
  return result;
}

Datum Evaluator::constant(Node node) {
  if (node.flag("isnull")) return Datum::null();
  if (node.has("boolval")) return Datum::of(node.field("boolval").flag("boolval"));
  if (node.has("ival")) return Datum::of(std::int64_t{node.field("ival").number("ival")});
  if (node.has("sval")) return Datum::of(node.field("sval").text("sval"));
  if (node.has("fval")) {
    const std::string text = node.field("fval").text("fval");
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc() && end == text.data() + text.size()) return Datum::of(whole);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return Datum::of(number);
  }
  return unknown("a constant is not modelled");
}

Datum Evaluator::column(Node node, const Scope* scope) {
  const std::vector<std::string> names = node.strings("fields");
  if (names.empty() || names.back().empty()) return unknown("a whole row is used as a value");
  std::optional<Datum> found = names.size() == 1
                                   ? find_name(scope, names.back())
                                   : find_qualified(scope, names[names.size() - 2], names.back());
  if (found) return *std::move(found);
  if (variables_ != nullptr) {
    const auto variable = variables_->find(names.front());
    if (variable != variables_->end()) {
      return names.size() == 1 ? variable->second : variable->second.field(names.back());
    }
  }
  return unknown("'" + show_holes(names.back()) + "' is not known");
}

/// `$1` of a statement that EXECUTE runs with USING.
Datum Evaluator::parameter(Node node, const Scope* /*scope*/) {
  const std::string name = "$" + std::to_string(node.number("number"));
  const bool given = variables_ != nullptr && variables_->count(name) > 0;
  return given ? variables_->at(name) : unknown("a parameter is not known");
}

Datum Evaluator::boolean(Node node, const Scope* scope) {
  if (node.is("NullTest")) {
    const Datum subject = value(node.field("arg"), scope);
    if (subject.is(DatumKind::unknown)) return {};
    return Datum::of(subject.is_null() == (node.text("nulltesttype") == "IS_NULL"));
  }
  if (node.is("BooleanTest")) {
    const Datum subject = value(node.field("arg"), scope);
    const std::string test = node.text("booltesttype");
    if (subject.is(DatumKind::unknown)) return {};
    const Truth truth = condition(subject);
    if (test == "IS_TRUE") return Datum::of(truth);
    if (test == "IS_NOT_TRUE") return Datum::of(truth_not(truth));
    if (test == "IS_FALSE") return Datum::of(truth_of(!subject.is_null() && truth == Truth::no));
    if (test == "IS_NOT_FALSE")
      return Datum::of(truth_of(subject.is_null() || truth == Truth::yes));
    return Datum::of(subject.is_null() == (test == "IS_UNKNOWN"));
  }
  const std::vector<Node> arguments = node.list("args");
  const std::string operation_name = node.text("boolop");
  if (operation_name == "NOT_EXPR") {
    return arguments.empty() ? Datum() : logical_not(value(arguments.front(), scope));
  }
  const bool conjunction = operation_name == "AND_EXPR";
  bool null = false;
  bool open = false;
  for (const Node& argument : arguments) {
    Datum result = value(argument, scope);
    if (result.is(DatumKind::boolean) && result.boolean != conjunction) return result;
    null = null || result.is_null();
    open = open || !(result.is_null() || result.is(DatumKind::boolean));
  }
  if (open) return {};
  return null ? Datum::null() : Datum::of(conjunction);
}

Datum Evaluator::sub_link(Node node, const Scope* scope) {
  const std::string type = node.text("subLinkType");
  const QueryResult result = select(node.field("subselect"), scope);
  if (type == "EXISTS_SUBLINK") return Datum::of(result.exists());
  if (!result.relation) return {};
  const Relation& relation = *result.relation;
  if (type == "ANY_SUBLINK") {
    const Datum subject = value(node.field("testexpr"), scope);
    Truth found = Truth::no;
    for (const Row& row : relation.rows) {
      Truth same =
          row.cells.empty() ? Truth::unknown : condition(equal(subject, row.cells.front()));
      if (!row.certain && same == Truth::yes) same = Truth::unknown;
      found = truth_or(found, same);
    }
    const std::vector<std::string> operators = node.strings("operName");
    const bool equality = operators.empty() || operators.back() == "=";
    return equality ? Datum::of(found) : Datum();
  }
  if (!result.exact()) return {};
  if (type == "EXPR_SUBLINK") {
    if (relation.rows.empty()) return Datum::null();
    return relation.rows.size() == 1 ? relation.rows.front().cells.front() : Datum();
  }
  if (type != "ARRAY_SUBLINK") return unknown("a sub-query is not modelled");
  std::vector<Datum> elements;
  for (const Row& row : relation.rows) elements.push_back(row.cells.front());
  return Datum::array(std::move(elements));
}

Datum Evaluator::conditional(Node node, const Scope* scope) {
  const bool simple = node.has("arg");
  const Datum subject = simple ? value(node.field("arg"), scope) : Datum();
  for (const Node& branch : node.list("args")) {
    const Datum test = value(branch.field("expr"), scope);
    const Truth truth = condition(simple ? equal(subject, test) : test);
    if (truth == Truth::unknown) return {};
    if (truth == Truth::yes) return value(branch.field("result"), scope);
  }
  return node.has("defresult") ? value(node.field("defresult"), scope) : Datum::null();
}

Datum Evaluator::coalesce(Node node, const Scope* scope) {
  for (const Node& argument : node.list("args")) {
    Datum result = value(argument, scope);
    if (!result.is_null()) return result;
  }
  return Datum::null();
}

Datum Evaluator::array(Node node, const Scope* scope) {
  return Datum::array(values(node.list("elements"), scope));
}

/// `a[1]` and `(row).field`.
Datum Evaluator::indirection(Node node, const Scope* scope) {
  Datum current = value(node.field("arg"), scope);
  for (const Node& step : node.list("indirection")) {
    if (step.is("String")) {
      current = current.field(step.string_value());
      continue;
    }
    const Datum index = value(step.field("uidx"), scope);
    if (step.flag("is_slice") || !current.is(DatumKind::array) || !index.is(DatumKind::integer)) {
      return {};
    }
    const bool inside =
        index.integer >= 1 && index.integer <= static_cast<std::int64_t>(current.elements.size());
    Datum element =
        inside ? current.elements[static_cast<std::size_t>(index.integer - 1)] : Datum::null();
    current = std::move(element);
  }
  return current;
}

Datum Evaluator::session_value(Node node) {
  if (node.text("op") == "SVFOP_CURRENT_SCHEMA") return Datum::of(catalog_.default_schema());
  return unknown("the session's user and time are not known");
}

}  // namespace migcheck::sql
