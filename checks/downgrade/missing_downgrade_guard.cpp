// SPDX-License-Identifier: Apache-2.0
// A downgrade runs on databases that nobody has looked at: after a half-applied upgrade, after a
// repair by hand. A bare DROP stops there at the first object that is not there. Worse is a bare
// DROP of something that the upgrade only made "if it does not exist": the downgrade then takes
// away what was there before. The replay tells these cases apart.
#include <fmt/format.h>

#include <algorithm>

#include "checks/downgrade/dropped_object.h"
#include "checks/downgrade/guard_fix.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"

namespace migcheck {
namespace {

/// Errors of PostgreSQL that say "does not exist".
bool says_missing(const DdlError& error) {
  return error.sqlstate == "42P01" || error.sqlstate == "42703" || error.sqlstate == "42704" ||
         error.sqlstate == "3F000";
}

/// One unguarded drop with the run that it is a part of.
struct Drop {
  const MigrationReplay& migration;
  const Trace& trace;
  const Step& step;
  DroppedObject object;
  std::string name;            ///< described for messages
  bool after_failure = false;  ///< an operation before it fails, so that this one is never reached
};

bool only_table_asked(const Operation& operation) {
  if (const auto* column = operation.as<DropColumn>()) {
    return column->table_if_exists && !column->if_exists;
  }
  const auto* constraint = operation.as<DropConstraint>();
  return constraint != nullptr && constraint->table_if_exists && !constraint->if_exists;
}

/// `ALTER TABLE IF EXISTS t DROP COLUMN c` asks for the table, not for the column.
bool asks_first(const Operation& operation) {
  const bool clause_counts = !only_table_asked(operation);
  for (const Guard& guard : operation.guards) {
    if (clause_counts || guard.kind != GuardKind::if_exists_clause) return true;
  }
  return false;
}

std::string function_name(const Drop& drop) {
  return &drop.trace == &drop.migration.downgrade ? "downgrade()" : "upgrade()";
}

/// A column of a table that this run has renamed may be older than the run.
bool column_is_older(const Drop& drop) {
  if (drop.object.kind != DroppedKind::column) return false;
  if (drop.trace.before.table(drop.object.owner) != nullptr) return false;
  const Origin* origin = origin_in(drop.step.before, drop.object);
  const auto& steps = drop.trace.steps;
  return origin != nullptr && std::none_of(steps.begin(), steps.end(), [&](const Step& step) {
           return step.operation.span == origin->span;
         });
}

/// The same run has made the object, or given it its name, so it is there.
bool made_in_this_run(const Drop& drop) {
  return !exists_in(drop.trace.before, drop.object) && exists_in(drop.step.before, drop.object) &&
         !column_is_older(drop);
}

/// The step of the upgrade that made what is dropped now.
const Step* maker(const Drop& drop) {
  for (const Step& step : drop.migration.upgrade.steps) {
    if (!exists_in(step.before, drop.object) && exists_in(step.after, drop.object)) return &step;
  }
  return nullptr;
}

Diagnostic* report_missing(const Drop& drop, Reporter& reporter) {
  const auto& error = drop.step.error;
  const bool reached = drop.step.operation.certain && !drop.after_failure;
  if (!error || !says_missing(*error) || !reached) return nullptr;
  Diagnostic& finding =
      reporter.report(Severity::error, first_line(drop.step.operation.span),
                      fmt::format("{} fails here: {} is not there, PostgreSQL says '{}' ({})",
                                  function_name(drop), drop.name, error->message, error->sqlstate));
  finding.fails = drop.step.operation.span;
  return &finding;
}

/// The object is older than the upgrade, and the downgrade leaves the schema without it.
Diagnostic* report_foreign(const Drop& drop, const Origin& origin, Reporter& reporter) {
  const MigrationReplay& migration = drop.migration;
  if (origin.revision == migration.migration->revision.id) return nullptr;
  if (!exists_in(migration.upgrade.before, drop.object)) return nullptr;
  if (exists_in(migration.downgrade.after, drop.object)) return nullptr;
  Diagnostic& finding = reporter.report(
      Severity::error, first_line(drop.step.operation.span),
      fmt::format("downgrade() drops {}, which this upgrade() did not create: it was there before",
                  drop.name));
  finding.related.push_back(
      {first_line(origin.span), fmt::format("created here, in revision '{}'", origin.revision)});
  return &finding;
}

bool holds(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

/// The innermost guard that lets the upgrade succeed without making the object. A handler of Python
/// does not: PostgreSQL refuses the rest of a transaction in which a statement failed (25P02). One
/// of PL/pgSQL, which stands in the statement's text, goes back to a savepoint.
const Guard* condition_of(const Operation& operation) {
  for (auto guard = operation.guards.rbegin(); guard != operation.guards.rend(); ++guard) {
    const bool in_python = !holds(operation.call, guard->span);
    if (guard->kind != GuardKind::exception_handler || !in_python) return &*guard;
  }
  return nullptr;
}

Diagnostic* report_conditional(const Drop& drop, const Origin& origin, Reporter& reporter) {
  if (origin.revision != drop.migration.migration->revision.id) return nullptr;
  const Step* made = maker(drop);
  const Guard* condition = made != nullptr ? condition_of(made->operation) : nullptr;
  if (condition == nullptr) return nullptr;
  // A dropped type or index that was there before can be made again; a table's rows cannot.
  const bool holds_data =
      drop.object.kind == DroppedKind::table || drop.object.kind == DroppedKind::column;
  const bool known = holds_data && condition->kind != GuardKind::unknown_condition;
  Diagnostic& finding = reporter.report(
      known ? Severity::error : Severity::warning, first_line(drop.step.operation.span),
      fmt::format("downgrade() always drops {}, but upgrade() creates it only under a condition: "
                  "what was there before the upgrade is dropped too",
                  drop.name));
  finding.related.push_back({first_line(condition->span), "the condition"});
  return &finding;
}

/// What the replay proves about a drop in downgrade(), beyond the missing guard.
Diagnostic* report_proof(const Drop& drop, Reporter& reporter) {
  const MigrationReplay& migration = drop.migration;
  const bool downgrade = &drop.trace == &migration.downgrade;
  if (downgrade && migration.upgrade.error) return nullptr;
  if (Diagnostic* finding = report_missing(drop, reporter)) return finding;
  if (!downgrade || drop.step.error || !drop.step.operation.certain) return nullptr;
  const Origin* origin = origin_in(drop.step.before, drop.object);
  if (origin == nullptr || !origin->span.valid()) return nullptr;
  if (Diagnostic* finding = report_foreign(drop, *origin, reporter)) return finding;
  return report_conditional(drop, *origin, reporter);
}

class MissingDowngradeGuard final : public Check {
 public:
  static CheckInfo info();
  explicit MissingDowngradeGuard(const CheckOptions& options);

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  [[nodiscard]] InstalledVersions installed_for(const History& history) const;
  void check_trace(const MigrationReplay& migration, const Trace& trace,
                   const InstalledVersions& installed, Reporter& reporter) const;
  void check_drop(const Drop& drop, const InstalledVersions& installed, Reporter& reporter) const;

  bool only_provable_;
  bool include_upgrade_;
  std::string alembic_;
  std::string sqlalchemy_;
};

CheckInfo MissingDowngradeGuard::info() {
  return {
      .id = "missing-downgrade-guard",
      .module = "downgrade",
      .summary = "a downgrade drops an object without asking whether it exists",
      .severity = Severity::warning,
      .tags = {"correctness", "data-loss", "downgrade"},
      .options =
          {{.name = "Mode",
            .type = OptionType::choice,
            .default_value = "all",
            .help = "Report every unguarded drop, or only what the replay proves to go wrong",
            .choices = {"all", "provable"}},
           {.name = "IncludeUpgrade",
            .type = OptionType::boolean,
            .default_value = "false",
            .help = "Look at the drops in upgrade() too"},
           {.name = "AlembicVersion",
            .type = OptionType::string,
            .default_value = "",
            .help = "Set the oldest Alembic version in use, so that fixes only use arguments it "
                    "knows (empty: AlembicVersion of the configuration)"},
           {.name = "SQLAlchemyVersion",
            .type = OptionType::string,
            .default_value = "",
            .help = "Set the oldest SQLAlchemy version in use; drop_constraint takes if_exists "
                    "only with 2.0 (empty: SQLAlchemyVersion of the configuration)"}},
      .offers_fix = true};
}

MissingDowngradeGuard::MissingDowngradeGuard(const CheckOptions& options)
    : only_provable_(options.string("Mode") == "provable"),
      include_upgrade_(options.boolean("IncludeUpgrade")),
      alembic_(options.string("AlembicVersion")),
      sqlalchemy_(options.string("SQLAlchemyVersion")) {}

/// What is not known is taken as new.
InstalledVersions MissingDowngradeGuard::installed_for(const History& history) const {
  const Version sqlalchemy = history.sqlalchemy == 1 ? Version{{1, 4, 0}} : Version{{2, 0, 0}};
  return {version_or(alembic_, history.alembic.value_or(Version{{1, 16, 0}})),
          version_or(sqlalchemy_, sqlalchemy)};
}

void MissingDowngradeGuard::check_migration(const History& history,
                                            const MigrationReplay& migration,
                                            Reporter& reporter) const {
  const InstalledVersions installed = installed_for(history);
  check_trace(migration, migration.downgrade, installed, reporter);
  if (include_upgrade_) check_trace(migration, migration.upgrade, installed, reporter);
}

void MissingDowngradeGuard::check_trace(const MigrationReplay& migration, const Trace& trace,
                                        const InstalledVersions& installed,
                                        Reporter& reporter) const {
  bool after_failure = false;
  for (const Step& step : trace.steps) {
    const auto object = dropped_object(step.operation);
    if (object && !asks_first(step.operation)) {
      const Drop drop{migration,    trace, step, *object, describe(step.before, *object),
                      after_failure};
      if (!made_in_this_run(drop)) check_drop(drop, installed, reporter);
    }
    after_failure = after_failure || (step.error && !object);
  }
}

void MissingDowngradeGuard::check_drop(const Drop& drop, const InstalledVersions& installed,
                                       Reporter& reporter) const {
  Diagnostic* finding = report_proof(drop, reporter);
  const bool proven = finding != nullptr;
  const bool if_exists_helps = !proven || drop.step.error;
  if (finding == nullptr) {
    if (only_provable_) return;
    finding = &reporter.report(
        first_line(drop.step.operation.span),
        fmt::format("{} drops {} without a guard and fails where it is already gone",
                    function_name(drop), drop.name));
  }
  finding->subject = subject_of(drop.step.before, drop.object);
  finding->revision = drop.migration.migration->revision.id;
  if (!if_exists_helps) return;
  const PythonModule& module = *drop.migration.migration->module;
  if (auto fix = guard_fix(module, drop.step.operation, installed)) {
    // a drop that always fails names the wrong object, and a guard would only hide that
    if (proven) fix->safety = FixSafety::unsafe;
    finding->fixes.push_back(std::move(*fix));
  }
}

}  // namespace

void register_missing_downgrade_guard(Registry& registry) { registry.add<MissingDowngradeGuard>(); }

}  // namespace migcheck
