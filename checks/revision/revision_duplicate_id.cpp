// SPDX-License-Identifier: Apache-2.0
// Alembic keeps revisions in a map by id: the file that it reads last stays, the other one never
// runs. All it says is a warning in the log.
#include <fmt/format.h>

#include "core/check/registry.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

class RevisionDuplicateId final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "revision-duplicate-id",
            .module = "revision",
            .summary = "two files have the same revision id, so that one of them never runs",
            .severity = Severity::error,
            .tags = {"correctness", "revision"}};
  }
  explicit RevisionDuplicateId(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override {
    if (history.damaged) return;
    for (const GraphProblem& problem : history.graph->problems()) {
      if (problem.kind != GraphProblemKind::duplicate_id) continue;
      const std::string& id = problem.ids[0];
      const std::string& other = problem.places[0].file->path();
      Diagnostic& finding = reporter.report(
          problem.places[1],
          fmt::format("revision id '{}' is also that of '{}': one of the two files never runs; "
                      "Alembic only warns '{}'",
                      id, other, problem.alembic_says));
      finding.subject = "revision:" + id;
      finding.related.push_back({problem.places[0], fmt::format("'{}' is used here too", id)});
    }
  }
};

}  // namespace

void register_revision_duplicate_id(Registry& registry) { registry.add<RevisionDuplicateId>(); }

}  // namespace migcheck
