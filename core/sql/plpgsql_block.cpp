// SPDX-License-Identifier: Apache-2.0
// Blocks with their variables and exception handlers. The body of a block with handlers is a
// sub-transaction: when a statement of it fails, what it did before is undone. So the body is first
// tried on a copy of the catalog; if it fails there behind a change, only the handler runs.
#include <algorithm>
#include <utility>

#include "core/sql/condition_names.h"
#include "core/sql/plpgsql_runner.h"

namespace migcheck::sql {
namespace {

bool changes_schema(const Operation& operation) {
  return operation.as<OtherStatement>() == nullptr && operation.as<DataChange>() == nullptr;
}

/// Applies operations to a catalog of its own.
class TrialSink final : public OperationSink {
 public:
  explicit TrialSink(const OperationSink& real) : catalog_(real.catalog()) {
    if (!real.certain()) enter_uncertain("it runs under an unknown condition");
  }

  [[nodiscard]] const Catalog& catalog() const override { return catalog_; }
  void unknown(const Span& /*span*/, const std::string& /*reason*/) override {}

  void restore(const Catalog& catalog) { catalog_ = catalog; }
  [[nodiscard]] int changes() const { return changes_; }
  [[nodiscard]] bool only_schema_changes() const { return !other_; }

 protected:
  std::optional<DdlError> apply(Operation operation) override {
    std::optional<DdlError> error = catalog_.apply(operation, {});
    if (!error && changes_schema(operation)) ++changes_;
    other_ = other_ || !changes_schema(operation) || operation.as<UnknownOperation>() != nullptr;
    return error;
  }

 private:
  Catalog catalog_;
  int changes_ = 0;
  bool other_ = false;
};

const PlHandler* handler_for(const PlStatement& statement, const DdlError& error) {
  for (const PlHandler& handler : statement.handlers) {
    const bool caught = std::any_of(
        handler.conditions.begin(), handler.conditions.end(),
        [&error](const std::string& condition) { return catches(condition, error.sqlstate); });
    if (caught) return &handler;
  }
  return nullptr;
}

}  // namespace

void PlRunner::declare(const PlStatement& statement) {
  for (const PlDeclaration& declared : statement.declarations) {
    const std::string type = text_.slice(declared.type);
    if (type == "record" || type == "RECORD" || type.ends_with("rowtype") ||
        type.ends_with("ROWTYPE")) {
      records_.insert(declared.name);
    }
    Evaluated initial{Datum::null(), false, {}};
    if (!declared.value.empty()) initial = evaluate(declared.value);
    variables_[declared.name] = initial.value;
    if (initial.from_catalog) catalog_values_.insert(declared.name);
  }
}

Flow PlRunner::block(const PlStatement& statement) {
  const Variables outer = variables_;
  declare(statement);
  Flow flow = statement.handlers.empty() ? run(statement.body) : guarded_body(statement);
  for (const PlDeclaration& declared : statement.declarations) {
    const auto shadowed = outer.find(declared.name);
    if (shadowed == outer.end()) {
      variables_.erase(declared.name);
    } else {
      variables_[declared.name] = shadowed->second;
    }
  }
  const bool left_here =
      flow.leave == Leave::exit_ && !flow.label.empty() && flow.label == statement.label;
  return left_here ? Flow() : flow;
}

/// Inside a trial there is nothing to try: the catalog can be put back.
Flow PlRunner::body_in_trial(const PlStatement& statement) {
  auto& trial = static_cast<TrialSink&>(executor_.sink());
  const Catalog before = trial.catalog();
  Flow flow = run(statement.body);
  if (flow.leave != Leave::failed) return flow;
  trial.restore(before);
  return handle(statement, std::move(flow));
}

/// Whether the body fails behind a change, which is then undone: the flow that the handler leads
/// to.
std::optional<Flow> PlRunner::undone_body(const PlStatement& statement, bool& only_schema_changes) {
  const Variables variables = variables_;
  const int steps = steps_;
  TrialSink trial(executor_.sink());
  OperationSink& real = executor_.redirect(trial);
  const bool nested = std::exchange(in_trial_, true);
  Flow tried = run(statement.body);
  in_trial_ = nested;
  executor_.redirect(real);
  only_schema_changes = trial.only_schema_changes();
  const bool undone = tried.leave == Leave::failed && trial.changes() > 0 &&
                      handler_for(statement, tried.failure->error) != nullptr;
  if (undone) return handle(statement, std::move(tried));
  variables_ = variables;
  steps_ = steps;
  return std::nullopt;
}

Flow PlRunner::guarded_body(const PlStatement& statement) {
  const GuardScope guard(executor_.sink(), {GuardKind::exception_handler,
                                            text_.span(statement.handlers.front().when)});
  if (in_trial_) return body_in_trial(statement);
  bool only_schema_changes = true;
  if (auto flow = undone_body(statement, only_schema_changes)) return *std::move(flow);
  Flow flow = run(statement.body);
  if (flow.leave == Leave::failed) return handle(statement, std::move(flow));
  if (only_schema_changes) return flow;
  for (const PlHandler& handler : statement.handlers) {
    static_cast<void>(maybe(handler.body, "it is not known whether the exception happens"));
  }
  return flow;
}

Flow PlRunner::handle(const PlStatement& statement, Flow failed_flow) {
  const PlHandler* handler = handler_for(statement, failed_flow.failure->error);
  if (handler == nullptr) return failed_flow;
  variables_["sqlerrm"] = Datum::of(failed_flow.failure->error.message);
  variables_["sqlstate"] = Datum::of(failed_flow.failure->error.sqlstate);
  return run(handler->body);
}

/// RAISE EXCEPTION is an error; the lower levels only print.
Flow PlRunner::raise(const PlStatement& statement) {
  if (statement.raise_level != "exception") return {};
  Failure failure;
  failure.span = text_.span(statement.range);
  failure.error.sqlstate = "P0001";
  const bool rethrow = statement.arguments.empty() && statement.second.empty();
  if (rethrow && variables_.count("sqlstate") > 0) {
    failure.error.sqlstate = as_text(variables_["sqlstate"]);
    failure.error.message = as_text(variables_["sqlerrm"]);
    return failed(std::move(failure));
  }
  if (statement.arguments.empty()) return failed(std::move(failure));
  std::string format = as_text(evaluate(statement.arguments[0]).value);
  std::size_t argument = 1;
  for (const char byte : format) {
    const bool placeholder = byte == '%' && argument < statement.arguments.size();
    failure.error.message += placeholder ? as_text(evaluate(statement.arguments[argument++]).value)
                                         : std::string(1, byte);
  }
  return failed(std::move(failure));
}

}  // namespace migcheck::sql
