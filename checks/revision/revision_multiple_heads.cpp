// SPDX-License-Identifier: Apache-2.0
// Two people add a revision after the same parent, both merge, and `alembic upgrade head` no longer
// knows where to go. Branches that carry a label are kept apart on purpose.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/registry.h"

namespace migcheck {
namespace {

class RevisionMultipleHeads final : public Check {
 public:
  static CheckInfo info() {
    return {
        .id = "revision-multiple-heads",
        .module = "revision",
        .summary = "the history ends in several revisions, so that 'alembic upgrade head' fails",
        .severity = Severity::warning,
        .tags = {"correctness", "revision"},
        .options = {{.name = "LabelledBranches",
                     .type = OptionType::boolean,
                     .default_value = "false",
                     .help = "Report heads also where all branches but one carry a label"}}};
  }
  explicit RevisionMultipleHeads(const CheckOptions& options)
      : labelled_too_(options.boolean("LabelledBranches")) {}

  void check_history(const History& history, Reporter& reporter) const override;

 private:
  bool labelled_too_;
};

/// Whether the branch that ends in `head` has a name of its own.
bool carries_label(const History& history, const Migration& head) {
  return std::any_of(history.migrations.begin(), history.migrations.end(), [&](const auto& one) {
    return !one.branch_labels.empty() && (&one == &head || history.graph->is_ancestor(one, head));
  });
}

void RevisionMultipleHeads::check_history(const History& history, Reporter& reporter) const {
  const auto& heads = history.graph->heads();
  if (history.damaged || heads.size() < 2) return;
  const auto unlabelled = std::count_if(heads.begin(), heads.end(), [&](const Migration* head) {
    return !carries_label(history, *head);
  });
  if (unlabelled < 2 && !labelled_too_) return;
  std::string ids;
  for (const Migration* head : heads) ids += (ids.empty() ? "'" : ", '") + head->revision.id + "'";
  const Migration& last = *heads.back();
  Diagnostic& finding = reporter.report(
      last.revision.span,
      fmt::format("the history has {} heads, {}: 'alembic upgrade head' fails with 'Multiple head "
                  "revisions are present for given argument 'head''; 'alembic merge heads' joins "
                  "them",
                  heads.size(), ids));
  finding.revision = last.revision.id;
  finding.subject = "environment:" + history.environment.name;
  for (const Migration* head : heads) {
    if (head != &last)
      finding.related.push_back(
          {head->revision.span, fmt::format("revision '{}' is a head too", head->revision.id)});
  }
}

}  // namespace

void register_revision_multiple_heads(Registry& registry) { registry.add<RevisionMultipleHeads>(); }

}  // namespace migcheck
