// SPDX-License-Identifier: Apache-2.0
// The replay runs every revision as a server would, once in one run over all revisions and once
// alone, on a database that is at the revision before. This check says where either run ends. What
// only follows from an earlier failure is told with that one, so that the cause is not buried.
#include <fmt/format.h>

#include "core/check/failure_text.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"

namespace migcheck {
namespace {

constexpr std::size_t most_consequences = 10;

class UpgradeFails final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "upgrade-fails",
            .module = "replay",
            .summary = "a revision cannot be applied: PostgreSQL or Alembic refuses a statement",
            .severity = Severity::error,
            .tags = {"correctness", "replay"},
            .general = true};
  }
  explicit UpgradeFails(const CheckOptions&) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;
};

bool fails(const Outcome& outcome) { return outcome.status == OutcomeStatus::error; }

/// Each revision that fails only because this one does; the last entry counts those not listed.
void add_consequences(const History& history, const MigrationReplay& cause, Diagnostic& finding) {
  std::size_t count = 0;
  for (const MigrationReplay& later : history.replays) {
    if (!fails(later.fresh) || later.fresh.caused_by != cause.migration) continue;
    if (++count > most_consequences) continue;
    finding.related.push_back(
        {failure_place(later, later.upgrade, later.fresh.error_span),
         fmt::format("revision '{}' fails because of it, with {}", later.migration->revision.id,
                     failure_text(*later.fresh.error))});
  }
  if (count > most_consequences) {
    finding.related.back().message +=
        fmt::format("; so do {} more revisions", count - most_consequences);
  }
}

Diagnostic& report_failure(const MigrationReplay& migration, const Outcome& outcome,
                           Severity severity, const std::string& when, const std::string& otherwise,
                           Reporter& reporter) {
  const Span place = failure_place(migration, migration.upgrade, outcome.error_span);
  Diagnostic& finding = reporter.report(severity, place,
                                        fmt::format("upgrade() fails here{} with {}{}", when,
                                                    failure_text(*outcome.error), otherwise));
  finding.revision = migration.migration->revision.id;
  finding.subject = "upgrade:" + finding.revision;
  finding.fails = outcome.error_span;
  add_other_half(*outcome.error, place, finding);
  return finding;
}

/// The revision's own failure: where earlier failures already end it, what would end it without
/// them.
void report_own(const History& history, const MigrationReplay& migration, Reporter& reporter) {
  const bool mended = fails(migration.upgrade.outcome);
  const Outcome& own = mended ? migration.upgrade.outcome : migration.fresh;
  const bool alone_passes = migration.stepwise.status == OutcomeStatus::ok;
  Diagnostic& finding = report_failure(
      migration, own, Severity::error, alone_passes ? " in one run over all revisions" : "",
      alone_passes ? "; on a database that is at the previous revision it passes" : "", reporter);
  add_consequences(history, migration, finding);
}

void report_stepwise(const History& history, const MigrationReplay& migration, Reporter& reporter) {
  const bool fresh_passes = migration.fresh.status == OutcomeStatus::ok;
  const bool head = history.is_head(*migration.migration);
  report_failure(migration, migration.stepwise, head ? Severity::error : Severity::warning,
                 " on a database that is at the previous revision,",
                 fresh_passes ? "; it passes on a fresh one" : "", reporter);
}

void UpgradeFails::check_migration(const History& history, const MigrationReplay& migration,
                                   Reporter& reporter) const {
  if (fails(migration.fresh)) {
    if (migration.fresh.caused_by == nullptr) report_own(history, migration, reporter);
  } else if (fails(migration.stepwise)) {
    report_stepwise(history, migration, reporter);
  } else if (fails(migration.upgrade.outcome)) {
    report_failure(migration, migration.upgrade.outcome, Severity::warning,
                   " as soon as the earlier failures are mended,", "", reporter);
  }
}

}  // namespace

void register_upgrade_fails(Registry& registry) { registry.add<UpgradeFails>(); }

}  // namespace migcheck
