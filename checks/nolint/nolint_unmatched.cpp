// SPDX-License-Identifier: Apache-2.0
// A block without an end suppresses nothing here, where its author thinks it does; a block that
// somebody closed with another list is no block at all.
#include <fmt/format.h>

#include "core/check/registry.h"
#include "core/check/suppression_review.h"

namespace migcheck {
namespace {

class NolintUnmatched final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "nolint-unmatched",
            .module = "nolint",
            .summary = "a suppression block has no end or no beginning",
            .severity = Severity::warning,
            .tags = {"suppression"}};
  }
  explicit NolintUnmatched(const CheckOptions&) {}

  void check_suppressions(const SuppressionReview& review, Reporter& reporter) const override {
    for (const NolintComment& one : review.comments) {
      if (one.partner || (one.kind != NolintKind::begin && one.kind != NolintKind::end)) continue;
      const bool begins = one.kind == NolintKind::begin;
      Diagnostic& finding = reporter.report(
          one.span, fmt::format("'{}' without a {} with the same list suppresses nothing", one.word,
                                begins ? "'NOLINTEND' below" : "'NOLINTBEGIN' above"));
      finding.subject = begins ? "nolint:begin" : "nolint:end";
    }
  }
};

}  // namespace

void register_nolint_unmatched(Registry& registry) { registry.add<NolintUnmatched>(); }

}  // namespace migcheck
