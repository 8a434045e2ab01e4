// SPDX-License-Identifier: Apache-2.0
// Hardly anybody runs a downgrade before the day it is needed. The replay runs each one from the
// state after its own upgrade, in a run of its own, and this check says where it ends. A downgrade
// that refuses on purpose is another matter (downgrade-irreversible).
#include <fmt/format.h>

#include "core/check/failure_text.h"
#include "core/check/registry.h"

namespace migcheck {
namespace {

class DowngradeFails final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "downgrade-fails",
            .module = "downgrade",
            .summary = "a downgrade cannot be applied after its own upgrade",
            .severity = Severity::error,
            .tags = {"correctness", "downgrade", "replay"},
            .general = true};
  }
  explicit DowngradeFails(const CheckOptions&) {}

  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    const Trace& downgrade = migration.downgrade;
    const Outcome& outcome = downgrade.outcome;
    if (migration.upgrade.error || migration.upgrade.outcome.status == OutcomeStatus::error) return;
    if (outcome.status != OutcomeStatus::error || downgrade.raises) return;
    const Span place = failure_place(migration, downgrade, outcome.error_span);
    Diagnostic& finding = reporter.report(
        place, fmt::format("downgrade() fails here with {}", failure_text(*outcome.error)));
    finding.revision = migration.migration->revision.id;
    finding.subject = "downgrade:" + finding.revision;
    finding.fails = outcome.error_span;
    add_other_half(*outcome.error, place, finding);
  }
};

}  // namespace

void register_downgrade_fails(Registry& registry) { registry.add<DowngradeFails>(); }

}  // namespace migcheck
