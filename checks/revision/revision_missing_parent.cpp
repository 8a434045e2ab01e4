// SPDX-License-Identifier: Apache-2.0
// A file that was not committed, a revision that was deleted, an id that was shortened: the parent
// that a revision names is in no file. Alembic cannot build its map then and stops before it does
// anything.
#include <fmt/format.h>

#include "core/check/registry.h"

namespace migcheck {
namespace {

class RevisionMissingParent final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "revision-missing-parent",
            .module = "revision",
            .summary = "a revision comes after one that is in no file, so that Alembic loads none",
            .severity = Severity::error,
            .tags = {"correctness", "revision"}};
  }
  explicit RevisionMissingParent(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override;
};

/// The revision that a shortened or misspelt id was perhaps meant to be.
const Migration* meant(const History& history, const std::string& id) {
  std::vector<std::string> ids;
  for (const Migration& migration : history.migrations) {
    if (migration.revision.id.starts_with(id)) return &migration;
    ids.push_back(migration.revision.id);
  }
  const auto near = did_you_mean(id, ids);
  for (const Migration& migration : history.migrations) {
    if (near && migration.revision.id == *near) return &migration;
  }
  return nullptr;
}

void RevisionMissingParent::check_history(const History& history, Reporter& reporter) const {
  if (history.damaged) return;
  for (const GraphProblem& problem : history.graph->problems()) {
    if (problem.kind != GraphProblemKind::missing_parent) continue;
    const std::string& parent = problem.ids[0];
    const std::string& child = problem.ids[1];
    Diagnostic& finding = reporter.report(
        problem.places[0],
        fmt::format("revision '{}' comes after '{}', which is in no file: every command of Alembic "
                    "fails with '{}'",
                    child, parent, problem.alembic_says));
    finding.revision = child;
    finding.subject = fmt::format("revision:{}:{}", child, parent);
    const Migration* other = meant(history, parent);
    if (other == nullptr || other->revision.id == child) continue;
    const bool shortened = other->revision.id.starts_with(parent);
    const char* words = shortened ? "is it meant? ids must be written in full" : "is it meant?";
    finding.related.push_back(
        {other->revision.span, fmt::format("revision '{}': {}", other->revision.id, words)});
  }
}

}  // namespace

void register_revision_missing_parent(Registry& registry) { registry.add<RevisionMissingParent>(); }

}  // namespace migcheck
