// SPDX-License-Identifier: Apache-2.0
#include "core/migration/alembic_run.h"

#include <algorithm>
#include <utility>

#include "core/migration/engine_name.h"
#include "core/migration/library_patches.h"
#include "core/migration/version_table.h"
#include "core/python/module.h"

namespace migcheck {
namespace {

/// Where Alembic enters a function: no text of it.
CallArguments entry(const Value& function, const ModuleData& module) {
  CallArguments args;
  args.call = args.callee = Span{&module.source->file(), 0, 0};
  const FunctionData* data = function.as_function();
  if (data != nullptr && data->node != nullptr) {
    args.call = args.callee = Span{&data->source->file(), data->node->begin, data->node->begin};
  }
  return args;
}

/// The definition of a function that stands in this module.
Span definition(const Value& function, const ModuleData& module) {
  const FunctionData* data = function.as_function();
  if (data == nullptr || data->node == nullptr || data->source != module.source) return {};
  return data->source->span(*data->node);
}

/// A `raise` or `assert` of the program, and not what Python raises about it.
bool is_deliberate(const PythonRaise& raised) {
  if (!raised.span.valid()) return false;
  const std::string_view text = raised.span.file->text(raised.span);
  return text.starts_with("raise") || text.starts_with("assert");
}

DdlError as_error(const PythonRaise& raised) {
  if (raised.error) return *raised.error;
  DdlError error;
  error.message = raised.message.empty() ? raised.type : raised.type + ": " + raised.message;
  return error;
}

}  // namespace

Trace AlembicRun::upgrade(const Migration& migration, const Catalog& catalog) {
  Trace trace;
  const std::shared_ptr<ModuleData> module = start(migration, catalog, trace);
  run_function(*module, "upgrade", trace, &migration);
  remembered_ = host_.remembered();
  return trace;
}

Trace AlembicRun::downgrade(const Migration& migration, const Catalog& catalog) {
  Trace of_module;
  const std::shared_ptr<ModuleData> module = start(migration, catalog, of_module);
  Trace trace;
  sink_.begin(trace, catalog, migration.revision.id);
  run_function(*module, "downgrade", trace);
  return trace;
}

bool AlembicRun::relied_on(const TypeMemo& memo) const {
  return std::any_of(remembered_.begin(), remembered_.end(),
                     [&](const QualifiedName& name) { return memo.count(name) != 0; });
}

std::shared_ptr<ModuleData> AlembicRun::start(const Migration& migration, const Catalog& catalog,
                                              Trace& trace) {
  sink_.begin(trace, catalog, migration.revision.id);
  host_.use_memo(memo_);
  host_.forget_enum_expressions();
  interpreter_.reset_budget();
  apply_library_patches(interpreter_, std::exchange(env_py_, nullptr));
  interpreter_.reset_budget();
  return interpreter_.run_module(migration.module, migration.module->file().path());
}

void AlembicRun::run_function(ModuleData& module, const std::string& name, Trace& trace,
                              const Migration* applied) {
  const std::size_t texts = host_.sql_texts().size();
  const std::size_t directives = host_.directives();
  const std::size_t unknown_directives = host_.unknown_directives();
  Span place{&module.source->file(), 0, 0};
  expect_damage(module, name);
  if (const Value* function = interpreter_.global(module, name)) {
    trace.defined = true;
    CallArguments args = entry(*function, module);
    if (const auto engine = engine_name(module, name, settings_)) {
      args.positional.push_back(Value::string(*engine));
      args.positional_spans.push_back(args.call);
    }
    place = args.call;
    trace.function = definition(*function, module);
    call(*function, args, name, trace);
  } else {
    expect_definition(module, name);
  }
  trace.sql_texts.assign(host_.sql_texts().begin() + static_cast<std::ptrdiff_t>(texts),
                         host_.sql_texts().end());
  trace.directives = host_.directives() - directives;
  trace.unknown_directives =
      std::min(host_.unknown_directives() - unknown_directives, trace.directives);
  if (applied != nullptr && applied->revision.id == long_revision_) {
    if (const auto error = refused_version(sink_.catalog(), long_revision_))
      sink_.abort(*error, applied->revision.span);
  }
  sink_.end(place);
}

/// What stands in a part that could not be parsed may be anything.
void AlembicRun::expect_damage(const ModuleData& module, const std::string& name) {
  const std::vector<Span>& damage = module.source->syntax_errors();
  if (damage.empty()) return;
  const std::string reason = "a part of the file could not be parsed";
  sink_.unknown(damage.front(), reason);
  emit_unknown(damage.front(), name + "(): " + reason);
}

/// The function is there, but running the module does not get as far, because something raises that
/// may not do so where the project runs.
void AlembicRun::expect_definition(const ModuleData& module, const std::string& name) {
  const auto& statements = module.source->root().children;
  const auto found = std::find_if(statements.begin(), statements.end(), [&](const Node* statement) {
    return statement->kind == NodeKind::function && statement->text == name;
  });
  if (found == statements.end()) return;
  const Span place = module.source->span(**found);
  emit_unknown({place.file, place.begin, place.begin},
               name + "(): the module is not run as far as its definition");
}

void AlembicRun::emit_unknown(const Span& span, std::string reason) {
  Operation operation;
  operation.payload = UnknownOperation{std::move(reason), true, {}};
  operation.span = operation.call = span;
  sink_.emit(std::move(operation));
}

void AlembicRun::call(const Value& function, const CallArguments& args, const std::string& name,
                      Trace& trace) {
  interpreter_.reset_budget();
  try {
    interpreter_.call(function, args);
  } catch (const PythonRaise& raised) {
    trace.raises = !raised.error && is_deliberate(raised);
    if (raised.error) {
      sink_.abort(*raised.error, raised.span);
    } else {
      sink_.fail(as_error(raised), raised.span);
    }
  } catch (const BudgetExceeded& exceeded) {
    sink_.unknown(exceeded.span, exceeded.reason);
    emit_unknown(exceeded.span, name + "(): " + exceeded.reason);
  }
}

/// Expressions of shared helpers belong to nobody.
void AlembicRun::add_enum_expressions(const Migration& migration, EnumExpressions& list) const {
  const SourceFile* file = &migration.module->file();
  for (const std::shared_ptr<EnumExpression>& expression : host_.enum_expressions()) {
    if (expression->span.file != file) continue;
    const bool seen = std::any_of(list.begin(), list.end(),
                                  [&](const auto& one) { return one->span == expression->span; });
    if (!seen) list.push_back(expression);
  }
}

}  // namespace migcheck
