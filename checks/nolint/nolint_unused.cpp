// SPDX-License-Identifier: Apache-2.0
// Comments outlive what they were written for, and then hide the next mistake on their line. Only
// what certainly has no effect is reported: the checks that a comment names must all have run.
#include <fmt/format.h>

#include <algorithm>

#include "checks/nolint/nolint_removal.h"
#include "core/check/check_filter.h"
#include "core/check/registry.h"
#include "core/check/suppression_review.h"

namespace migcheck {
namespace {

class NolintUnused final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "nolint-unused",
            .module = "nolint",
            .summary = "a suppression comment suppresses nothing",
            .severity = Severity::warning,
            .tags = {"suppression"},
            .offers_fix = true};
  }
  explicit NolintUnused(const CheckOptions&) {}

  void check_suppressions(const SuppressionReview& review, Reporter& reporter) const override;
};

/// Whether all checks that a glob means have looked at the file. Those that run only when they are
/// named count when the glob is their name.
bool all_ran(const std::string& glob, const SourceFile& file, const SuppressionReview& review) {
  bool any = false;
  for (const CheckInfo* check : review.checks) {
    if (!glob_match(glob, check->id) || is_about_suppressions(check->id)) continue;
    if (review.ran(file, *check)) {
      any = true;
    } else if (!is_opt_in(*check) || glob == check->id) {
      return false;
    }
  }
  return any;
}

bool can_suppress(const NolintComment& one) {
  return one.closed && one.kind != NolintKind::end && one.kind != NolintKind::misspelt &&
         (one.kind != NolintKind::begin || one.partner);
}

/// Adds the directive's edit, and the same for the other end of a block. Both in one comment would
/// get in each other's way.
template <class Change>
void add_fix(Diagnostic& finding, const NolintComment& one, const SuppressionReview& review,
             std::string description, const Change& change) {
  Fix fix{std::move(description), {change(one)}};
  if (one.partner) {
    const NolintComment& other = review.comments[*one.partner];
    if (other.comment == one.comment) return;
    fix.edits.push_back(change(other));
  }
  finding.fixes.push_back(std::move(fix));
}

void report_whole(const NolintComment& one, const SuppressionReview& review, Reporter& reporter) {
  Diagnostic& finding = reporter.report(
      one.span, one.has_list && one.items.empty()
                    ? fmt::format("'{}' with an empty list suppresses nothing", one.word)
                    : fmt::format("'{}' suppresses nothing: there is no such finding", one.word));
  finding.subject = "nolint:unused";
  add_fix(finding, one, review, "remove the comment", removal);
}

std::string quoted_globs(const NolintComment& one, const std::vector<std::size_t>& items) {
  std::string text;
  for (const std::size_t index : items) {
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", one.items[index].glob);
  }
  return text;
}

void report_items(const NolintComment& one, const std::vector<std::size_t>& dead,
                  const std::vector<std::size_t>& kept, const SuppressionReview& review,
                  Reporter& reporter) {
  const std::string globs = quoted_globs(one, dead);
  Diagnostic& finding = reporter.report(
      one.items[dead.front()].span, fmt::format("'{}' suppresses nothing of {}", one.word, globs));
  finding.subject = "nolint:" + one.items[dead.front()].glob;
  add_fix(finding, one, review, "remove " + globs,
          [&](const NolintComment& each) { return shortened_list(each, kept); });
}

void check_list(const NolintComment& one, const SuppressionReview& review, Reporter& reporter) {
  std::vector<std::size_t> dead;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    const NolintItem& item = one.items[i];
    const bool unused = !item.used && all_ran(item.glob, *one.span.file, review);
    (unused ? dead : kept).push_back(i);
  }
  if (kept.empty()) {
    report_whole(one, review, reporter);
  } else if (!dead.empty()) {
    report_items(one, dead, kept, review, reporter);
  }
}

void NolintUnused::check_suppressions(const SuppressionReview& review, Reporter& reporter) const {
  for (const NolintComment& one : review.comments) {
    if (!can_suppress(one)) continue;
    if (one.has_list) {
      check_list(one, review, reporter);
    } else if (!one.used && all_ran("*", *one.span.file, review)) {
      report_whole(one, review, reporter);
    }
  }
}

}  // namespace

void register_nolint_unused(Registry& registry) { registry.add<NolintUnused>(); }

}  // namespace migcheck
