// SPDX-License-Identifier: Apache-2.0
#include "core/migration/replay.h"

#include <algorithm>

#include "core/python/migration_host.h"
#include "core/python/module.h"

namespace migcheck {
namespace {

bool handled(const Operation& operation) {
  return std::any_of(operation.guards.begin(), operation.guards.end(),
                     [](const Guard& guard) { return guard.kind == GuardKind::exception_handler; });
}

/// Records what one run does to the catalog.
class TraceSink : public OperationSink {
 public:
  explicit TraceSink(const ReplayOptions& options) {
    context_.assume_missing = options.assume_missing;
  }

  void begin(Trace& trace, const Catalog& catalog, const std::string& revision) {
    trace_ = &trace;
    catalog_ = catalog;
    context_.revision = revision;
    trace.before = catalog;
    clear_context();
  }
  void end() { trace_->after = catalog_; }

  [[nodiscard]] const Catalog& catalog() const override { return catalog_; }
  void unknown(const Span& span, const std::string& reason) override {
    const bool known = std::any_of(trace_->unknowns.begin(), trace_->unknowns.end(),
                                   [&](const UnknownPlace& place) { return place.span == span; });
    if (!known) trace_->unknowns.push_back({span, reason});
  }

 protected:
  std::optional<DdlError> apply(Operation operation) override {
    Step step;
    step.before = catalog_;
    std::optional<DdlError> error = catalog_.apply(operation, context_);
    step.after = catalog_;
    step.error = error;
    const bool unhandled = error && !handled(operation);
    if (unhandled && !trace_->error) {
      trace_->error = error;
      trace_->error_span = operation.span;
    }
    step.operation = std::move(operation);
    trace_->steps.push_back(std::move(step));
    return unhandled ? std::nullopt : error;  // go on as if it were mended
  }

 private:
  Trace* trace_ = nullptr;
  Catalog catalog_;
  ApplyContext context_;
};

/// One run of Alembic over one environment.
class Replayer {
 public:
  Replayer(ModuleLoader& loader, const ReplayOptions& options)
      : sink_(options), host_(sink_, memo_), interpreter_(host_, loader, &sink_) {}

  MigrationReplay run(const Migration& migration, Catalog& catalog) {
    MigrationReplay result;
    result.migration = &migration;
    sink_.begin(result.upgrade, catalog, migration.revision.id);
    host_.use_memo(memo_);
    interpreter_.reset_budget();
    const std::shared_ptr<ModuleData> module =
        interpreter_.run_module(migration.module, migration.module->file().path());
    run_function(*module, "upgrade", result.upgrade);
    catalog = result.upgrade.after;
    TypeMemo fresh;
    host_.use_memo(fresh);
    sink_.begin(result.downgrade, result.upgrade.after, migration.revision.id);
    run_function(*module, "downgrade", result.downgrade);
    host_.use_memo(memo_);
    take_enum_expressions(migration, result);
    return result;
  }

 private:
  void run_function(ModuleData& module, const std::string& name, Trace& trace) {
    const std::size_t texts = host_.sql_texts().size();
    const std::size_t directives = host_.directives();
    const std::size_t unknown_directives = host_.unknown_directives();
    if (const Value* function = interpreter_.global(module, name)) {
      trace.defined = true;
      call(*function, module, name, trace);
    }
    trace.sql_texts.assign(host_.sql_texts().begin() + static_cast<std::ptrdiff_t>(texts),
                           host_.sql_texts().end());
    trace.directives = host_.directives() - directives;
    trace.unknown_directives =
        std::min(host_.unknown_directives() - unknown_directives, trace.directives);
    sink_.end();
  }

  void call(const Value& function, ModuleData& module, const std::string& name, Trace& trace) {
    CallArguments args;
    args.call = args.callee = Span{&module.source->file(), 0, 0};
    const FunctionData* data = function.as_function();
    if (data != nullptr && data->node != nullptr) {
      args.call = args.callee = Span{&data->source->file(), data->node->begin, data->node->begin};
    }
    interpreter_.reset_budget();
    try {
      interpreter_.call(function, std::move(args));
    } catch (const PythonRaise& raised) {
      trace.raises = !raised.error;
      if (raised.error && !trace.error) {
        trace.error = raised.error;
        trace.error_span = raised.span;
      }
    } catch (const BudgetExceeded& exceeded) {
      sink_.unknown(exceeded.span, exceeded.reason);
      UnknownOperation rest;
      rest.reason = name + "(): " + exceeded.reason;
      Operation operation;
      operation.payload = std::move(rest);
      operation.span = operation.call = exceeded.span;
      sink_.emit(std::move(operation));
    }
  }

  /// Expressions written in this file; those of shared helpers belong to nobody.
  void take_enum_expressions(const Migration& migration, MigrationReplay& result) {
    const SourceFile* file = &migration.module->file();
    for (const std::shared_ptr<EnumExpression>& expression : host_.enum_expressions()) {
      if (expression->span.file != file) continue;
      const bool seen = std::any_of(result.enum_expressions.begin(), result.enum_expressions.end(),
                                    [&](const auto& one) { return one->span == expression->span; });
      if (!seen) result.enum_expressions.push_back(expression);
    }
    host_.forget_enum_expressions();
  }

  TypeMemo memo_;
  TraceSink sink_;
  MigrationHost host_;
  Interpreter interpreter_;
};

}  // namespace

ReplayResult replay(const RevisionGraph& graph, ModuleLoader& loader,
                    const ReplayOptions& options) {
  ReplayResult result;
  Replayer replayer(loader, options);
  for (const Migration* migration : graph.order()) {
    result.replays.push_back(replayer.run(*migration, result.final_catalog));
  }
  return result;
}

}  // namespace migcheck
