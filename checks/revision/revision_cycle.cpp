// SPDX-License-Identifier: Apache-2.0
// Revisions that wait for each other have no order. Alembic refuses to load the folder, whatever it
// was asked to do.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/check/registry.h"

namespace migcheck {
namespace {

class RevisionCycle final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "revision-cycle",
            .module = "revision",
            .summary = "revisions depend on each other in a circle, so that Alembic loads none",
            .severity = Severity::error,
            .tags = {"correctness", "revision"}};
  }
  explicit RevisionCycle(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override {
    if (history.damaged) return;
    for (const GraphProblem& problem : history.graph->problems()) {
      const bool self = problem.kind == GraphProblemKind::self_loop;
      if (!self && problem.kind != GraphProblemKind::cycle) continue;
      const std::string what =
          self ? fmt::format("revision '{}' names itself as what it comes after", problem.ids[0])
               : fmt::format("revisions '{}' wait for each other", fmt::join(problem.ids, "', '"));
      Diagnostic& finding = reporter.report(
          problem.places[0],
          fmt::format("{}: every command of Alembic fails with '{}'", what, problem.alembic_says));
      finding.subject = fmt::format("revision:{}", fmt::join(problem.ids, ","));
      for (std::size_t i = 1; i < problem.places.size(); ++i) {
        finding.related.push_back(
            {problem.places[i], fmt::format("revision '{}' is one of them", problem.ids[i])});
      }
    }
  }
};

}  // namespace

void register_revision_cycle(Registry& registry) { registry.add<RevisionCycle>(); }

}  // namespace migcheck
