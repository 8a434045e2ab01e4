// SPDX-License-Identifier: Apache-2.0
#include "core/migration/trace_sink.h"

#include <algorithm>

namespace migcheck {
namespace {

bool has_handler(const std::vector<Guard>& guards) {
  return std::any_of(guards.begin(), guards.end(),
                     [](const Guard& guard) { return guard.kind == GuardKind::exception_handler; });
}

bool handled(const Operation& operation) { return has_handler(operation.guards); }

bool rolls_back(const Operation& operation) {
  const auto* control = operation.as<TransactionControl>();
  return control != nullptr &&
         (control->statement.starts_with("ROLLBACK") || control->statement.starts_with("rollback"));
}

/// The relation that a statement was to create.
std::optional<QualifiedName> created_relation(const Operation& operation) {
  if (const auto* table = operation.as<CreateTable>()) return table->name;
  if (const auto* view = operation.as<CreateView>()) return view->name;
  if (const auto* sequence = operation.as<CreateSequence>()) return sequence->name;
  return std::nullopt;
}

/// How many tables and types of a strict history are there only because something unknown may have
/// made them.
std::size_t assumed_parts(const Catalog& catalog) {
  std::size_t count = 0;
  if (!catalog.tainted()) return count;
  catalog.for_each_table([&](const Table& table) { count += table.assumed ? 1U : 0U; });
  catalog.for_each_enum([&](const EnumType& type) { count += type.assumed ? 1U : 0U; });
  return count;
}

}  // namespace

void TraceSink::begin(Trace& trace, const Catalog& catalog, const std::string& revision) {
  trace_ = &trace;
  catalog_ = catalog;
  context_.revision = revision;
  context_.transaction = revision + "#" + name_ + std::to_string(++runs_);
  trace.before = catalog;
  trace.settled = catalog;
  swallowed_.reset();
  savepoints_.clear();
  clear_context();
}

void TraceSink::end(const Span& place) {
  if (swallowed_) {
    // Alembic writes the new version into its table, in the transaction that is aborted.
    Operation version;
    version.payload = DataChange{};
    version.span = place;
    refuse_when_poisoned(version);
  }
  trace_->after = catalog_;
  Outcome& outcome = trace_->outcome;
  if (outcome.status != OutcomeStatus::error) {
    trace_->settled = catalog_;
    if (!outcome.doubts.empty()) outcome.status = OutcomeStatus::unknown;
  }
}

void TraceSink::abort(const DdlError& error, const Span& span) {
  fail(error, span);
  if (trace_->error) return;
  trace_->error = error;
  trace_->error_span = span;
}

void TraceSink::unknown(const Span& span, const std::string& reason) {
  const bool known = std::any_of(trace_->unknowns.begin(), trace_->unknowns.end(),
                                 [&](const UnknownPlace& place) { return place.span == span; });
  if (!known) trace_->unknowns.push_back({span, reason});
}

void TraceSink::statement_failed(const DdlError& error, const Span& span) {
  if (swallowed_ || error.sqlstate.empty() || !certain()) return;
  swallowed_ = error;
  swallowed_span_ = span;
}

void TraceSink::begin_savepoint() { savepoints_.push_back({catalog_, swallowed_.has_value()}); }

void TraceSink::end_savepoint(bool rolled_back) {
  if (savepoints_.empty()) return;
  const Savepoint savepoint = std::move(savepoints_.back());
  savepoints_.pop_back();
  if (!rolled_back || !certain()) return;
  catalog_ = savepoint.catalog;
  if (!savepoint.poisoned) swallowed_.reset();
}

bool TraceSink::go_on_after(const DdlError& error, const Span& span) {
  if (has_handler(guards())) return false;
  if (certain()) {
    abort(error, span);
  } else {
    doubt(span, error.message);
  }
  return true;
}

void TraceSink::may_raise(const Span& span, const std::string& reason) { doubt(span, reason); }

void TraceSink::fail(const DdlError& error, const Span& span) {
  Outcome& outcome = trace_->outcome;
  if (outcome.status == OutcomeStatus::error) return;
  outcome.status = OutcomeStatus::error;
  outcome.error = error;
  outcome.error_span = span;
  trace_->settled = catalog_.rolled_back(context_);
}

void TraceSink::doubt(const Span& span, const std::string& reason) {
  if (trace_->outcome.status == OutcomeStatus::error) return;
  trace_->outcome.doubts.push_back({span, reason});
}

/// What may change anything may also fail; an uncertain statement may fail when it runs.
void TraceSink::doubt_operation(const Operation& operation) {
  if (const auto* unknown = operation.as<UnknownOperation>()) {
    if (unknown->may_change_schema) doubt(operation.span, unknown->reason);
    return;
  }
  if (operation.certain || handled(operation)) return;
  Operation assumed = operation;
  assumed.certain = true;
  Catalog trial = catalog_;
  if (const auto error = trial.apply(assumed, context_))
    doubt(operation.span, error->message + " (" + operation.uncertain_because + ")");
}

void TraceSink::refuse_when_poisoned(const Operation& operation) {
  if (!swallowed_) return;
  if (rolls_back(operation)) {
    swallowed_.reset();
    return;
  }
  DdlError error;
  error.sqlstate = "25P02";
  error.message = "current transaction is aborted, commands ignored until end of transaction block";
  error.related = swallowed_span_;
  error.related_message = "this statement failed first: " + swallowed_->message;
  fail(error, operation.span);
}

/// Nobody knows whether the relation would exist if its statement were mended.
void TraceSink::keep_doubtful(const Operation& operation) {
  const std::optional<QualifiedName> name = created_relation(operation);
  if (!name || catalog_.table(*name) != nullptr) return;
  Operation mended = operation;
  mended.payload = UnknownOperation{"the statement that creates it fails", true, {*name}};
  static_cast<void>(catalog_.apply(mended, context_));
}

std::optional<DdlError> TraceSink::apply(Operation operation) {
  refuse_when_poisoned(operation);
  doubt_operation(operation);
  Step step;
  step.before = catalog_;
  std::optional<DdlError> error = catalog_.apply(operation, context_);
  const bool unhandled = error && !handled(operation);
  if (unhandled) {
    fail(*error, operation.span);
    if (!trace_->error) {
      trace_->error = error;
      trace_->error_span = operation.span;
    }
    keep_doubtful(operation);
  }
  if (!error && operation.certain && !context_.assume_missing &&
      assumed_parts(catalog_) > assumed_parts(step.before))
    doubt(operation.span, "whether what it works on exists is not known");
  step.after = catalog_;
  step.error = error;
  step.operation = std::move(operation);
  trace_->steps.push_back(std::move(step));
  return unhandled ? std::nullopt : error;  // go on as if it were mended
}

}  // namespace migcheck
