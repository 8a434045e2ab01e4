// SPDX-License-Identifier: Apache-2.0
// One run of Alembic over one environment: what revisions of the same run share is the memo of
// created types and the modules that were imported.
#pragma once

#include <string>

#include "core/migration/migration.h"
#include "core/migration/replay.h"
#include "core/migration/trace_sink.h"
#include "core/python/migration_host.h"

namespace migcheck {

class AlembicRun {
 public:
  /// `name` tells the transactions of this run from those that made the catalogs that it begins
  /// with.
  AlembicRun(ModuleLoader& loader, const ReplayOptions& options, std::string name, TypeMemo memo)
      : memo_(std::move(memo)),
        sink_(options.assume_missing, std::move(name)),
        host_(sink_, memo_),
        interpreter_(host_, loader, &sink_),
        settings_(options.settings),
        long_revision_(options.long_revision),
        env_py_(options.env_py) {
    host_.use_convention(options.convention, options.convention_known);
    host_.use_tokens(options.name_tokens, interpreter_);
    host_.use_postgres(options.postgres_version);
    host_.use_settings(options.settings);
    host_.use_sqlalchemy(options.sqlalchemy);
  }

  /// Runs the module of a revision, and then its upgrade() from `catalog`.
  Trace upgrade(const Migration& migration, const Catalog& catalog);
  /// The same with its downgrade(); what the module itself does is not part of the trace.
  Trace downgrade(const Migration& migration, const Catalog& catalog);
  /// Adds the expressions of the file that the last function, or its module, evaluated and that are
  /// not in the list.
  void add_enum_expressions(const Migration& migration, EnumExpressions& list) const;

  [[nodiscard]] const TypeMemo& memo() const { return memo_; }
  /// Whether the last upgrade() did not create a type because `memo` had it.
  [[nodiscard]] bool relied_on(const TypeMemo& memo) const;

 private:
  std::shared_ptr<ModuleData> start(const Migration& migration, const Catalog& catalog,
                                    Trace& trace);
  void run_function(ModuleData& module, const std::string& name, Trace& trace,
                    const Migration* applied = nullptr);
  void expect_damage(const ModuleData& module, const std::string& name);
  void expect_definition(const ModuleData& module, const std::string& name);
  void emit_unknown(const Span& span, std::string reason);
  void call(const Value& function, const CallArguments& args, const std::string& name,
            Trace& trace);

  TypeMemo memo_;
  TypeMemo remembered_;
  TraceSink sink_;
  MigrationHost host_;
  Interpreter interpreter_;
  AlembicSettings settings_;
  std::string long_revision_;
  std::shared_ptr<const PythonModule> env_py_;  ///< null once it has run
};

}  // namespace migcheck
