// SPDX-License-Identifier: Apache-2.0
#include "core/sql/plpgsql_run.h"

#include "core/sql/plpgsql_runner.h"

namespace migcheck::sql {
namespace {

constexpr int max_steps = 5000;

}  // namespace

std::optional<Failure> run_plpgsql(Executor& executor, const SqlText& body) {
  const std::optional<PlStatement> block = parse_plpgsql(body);
  if (!block) {
    return executor.emit_unknown("the DO block could not be read", body.span(body.all()));
  }
  PlRunner runner(executor, body);
  return runner.run(*block).failure;
}

PlRunner::~PlRunner() {
  for (; open_uncertain_ > 0; --open_uncertain_) executor_.sink().leave_uncertain();
}

Flow PlRunner::failed(Failure failure) { return {Leave::failed, {}, std::move(failure)}; }

Flow PlRunner::flow_of(std::optional<Failure> failure) {
  return failure ? failed(*std::move(failure)) : Flow();
}

Flow PlRunner::run(const PlBody& body) {
  for (const PlStatement& statement : body) {
    Flow flow = run(statement);
    if (!flow.goes_on()) return flow;
  }
  return {};
}

Flow PlRunner::run(const PlStatement& statement) {
  if (++steps_ == max_steps) {
    static_cast<void>(
        executor_.emit_unknown("the DO block has too many steps", text_.span(statement.range)));
  }
  if (steps_ >= max_steps) return {Leave::return_, {}, std::nullopt};
  switch (statement.kind) {
    case PlKind::block:
      return block(statement);
    case PlKind::if_:
      return branches(statement);
    case PlKind::loop:
    case PlKind::while_:
    case PlKind::for_integer:
    case PlKind::for_query:
    case PlKind::for_execute:
    case PlKind::for_each:
      return loop(statement);
    case PlKind::execute:
      return execute(statement);
    case PlKind::perform:
      return perform(statement);
    case PlKind::assign:
      return assign(statement);
    case PlKind::raise:
      return raise(statement);
    case PlKind::return_:
      return {Leave::return_, {}, std::nullopt};
    case PlKind::exit_:
    case PlKind::continue_:
      return leave(statement);
    case PlKind::null:
      return {};
    case PlKind::sql:
      return sql(statement);
    default:
      return opaque(statement);
  }
}

Evaluated PlRunner::evaluate(TokenRange expression) {
  MappedText query("SELECT ");
  query += text_.part(expression);
  const ParsedStatement parsed = parse_statement(std::move(query));
  const auto* statement = std::get_if<Statement>(&parsed);
  if (statement == nullptr) return {Datum(), false, "an expression could not be read"};
  const Node node = statement->node;
  const std::vector<Node> targets = node.list("targetList");
  Evaluator evaluator(executor_.sink().catalog(), &variables_);
  Evaluated result;
  if (node.has("fromClause") || targets.size() != 1) {
    const QueryResult rows = evaluator.select(node);
    const bool one = rows.exact() && rows.relation->rows.size() == 1;
    if (one) result.value = rows.relation->rows.front().cells.front();
  } else {
    result.value = evaluator.value(targets.front().field("val"));
  }
  result.from_catalog = evaluator.reads_catalog() || mentions_catalog_value(expression);
  result.reason = evaluator.unknown_reason();
  if (result.reason.empty()) result.reason = "a condition depends on what is not known";
  return result;
}

bool PlRunner::mentions_catalog_value(TokenRange range) const {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (text_.is_name(i) && catalog_values_.count(text_.name(i)) > 0) return true;
  }
  return false;
}

}  // namespace migcheck::sql
