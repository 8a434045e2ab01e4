// SPDX-License-Identifier: Apache-2.0
// Some revisions cannot be undone, and their downgrade says so by raising. Others have an empty
// downgrade: Alembic then reports success and the database keeps what it has. Both are decisions
// that whoever plans to go back wants to know beforehand, so both are told as notes.
#include <algorithm>

#include "core/check/failure_text.h"
#include "core/check/registry.h"

namespace migcheck {
namespace {

enum class EmptyDowngrades : std::uint8_t { unseen, all, none };

class DowngradeIrreversible final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "downgrade-irreversible",
            .module = "downgrade",
            .summary = "a revision that does something cannot be undone",
            .severity = Severity::note,
            .tags = {"downgrade"},
            .options = {{.name = "EmptyDowngrade",
                         .type = OptionType::choice,
                         .default_value = "unseen",
                         .help = "Report empty downgrades where the schema does not show what they "
                                 "leave out (downgrade-leftover tells the others), all, or none",
                         .choices = {"unseen", "all", "none"}}}};
  }
  explicit DowngradeIrreversible(const CheckOptions& options)
      : empty_(read_choice(options.string("EmptyDowngrade"))) {}

  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  static EmptyDowngrades read_choice(const std::string& choice) {
    if (choice == "all") return EmptyDowngrades::all;
    return choice == "none" ? EmptyDowngrades::none : EmptyDowngrades::unseen;
  }
  [[nodiscard]] bool reports_empty(const MigrationReplay& migration) const;

  EmptyDowngrades empty_;
};

/// Whether a run does anything that another run could undo.
bool does_something(const Trace& trace) {
  return std::any_of(trace.steps.begin(), trace.steps.end(), [](const Step& step) {
    const Operation& operation = step.operation;
    const bool idle = operation.as<SetSearchPath>() != nullptr ||
                      operation.as<TransactionControl>() != nullptr ||
                      operation.as<OtherStatement>() != nullptr;
    return operation.certain && !idle && operation.as<UnknownOperation>() == nullptr;
  });
}

/// SET and the like, which end with the transaction or the connection.
bool only_sets(const Step& step) {
  const auto* other = step.operation.as<OtherStatement>();
  return step.operation.as<SetSearchPath>() != nullptr || (other != nullptr && other->tag == "SET");
}

bool is_empty(const Trace& trace) {
  return trace.defined && trace.directives <= trace.steps.size() &&
         std::all_of(trace.steps.begin(), trace.steps.end(), only_sets) && trace.unknowns.empty() &&
         trace.outcome.status == OutcomeStatus::ok;
}

void add_finding(const MigrationReplay& migration, const Span& place, const std::string& message,
                 Reporter& reporter) {
  Diagnostic& finding = reporter.report(place, message);
  finding.revision = migration.migration->revision.id;
  finding.subject = "downgrade:" + finding.revision;
}

bool DowngradeIrreversible::reports_empty(const MigrationReplay& migration) const {
  if (empty_ == EmptyDowngrades::none || !is_empty(migration.downgrade)) return false;
  return empty_ == EmptyDowngrades::all || migration.not_restored.empty();
}

void DowngradeIrreversible::check_migration(const History&, const MigrationReplay& migration,
                                            Reporter& reporter) const {
  const Trace& downgrade = migration.downgrade;
  if (!does_something(migration.upgrade)) return;
  if (!downgrade.defined) {
    add_finding(migration, migration.migration->revision.span,
                "the revision has no downgrade(): Alembic cannot go back behind it", reporter);
  } else if (downgrade.raises) {
    add_finding(migration, failure_place(migration, downgrade, downgrade.outcome.error_span),
                "downgrade() raises here: nobody can go back behind this revision", reporter);
  } else if (reports_empty(migration)) {
    add_finding(migration, function_place(migration, downgrade),
                "downgrade() does nothing: Alembic reports success, and what upgrade() did stays",
                reporter);
  }
}

}  // namespace

void register_downgrade_irreversible(Registry& registry) { registry.add<DowngradeIrreversible>(); }

}  // namespace migcheck
