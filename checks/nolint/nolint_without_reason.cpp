// SPDX-License-Identifier: Apache-2.0
// For teams that want to read why a finding is accepted. The end of a block repeats nothing.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/registry.h"
#include "core/check/suppression_review.h"

namespace migcheck {
namespace {

class NolintWithoutReason final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "nolint-without-reason",
            .module = "nolint",
            .summary = "a suppression comment does not say why",
            .severity = Severity::warning,
            .tags = {"suppression", "opt-in"},
            .options = {{.name = "MinimumWords",
                         .type = OptionType::integer,
                         .default_value = "1",
                         .help = "Demand reasons of at least this many words",
                         .minimum = 1}}};
  }
  explicit NolintWithoutReason(const CheckOptions& options)
      : minimum_(options.integer("MinimumWords")) {}

  void check_suppressions(const SuppressionReview& review, Reporter& reporter) const override {
    for (const NolintComment& one : review.comments) {
      if (one.kind == NolintKind::end || one.kind == NolintKind::misspelt) continue;
      if (word_count(one.reason) >= minimum_) continue;
      const std::string_view lack = one.reason.empty() ? "no reason" : "too short a reason";
      Diagnostic& finding = reporter.report(
          one.span, fmt::format("'{}' has {}: write it after ':' or '--'", one.word, lack));
      finding.subject = "nolint:reason";
    }
  }

 private:
  static std::int64_t word_count(std::string_view text) {
    std::int64_t words = 0;
    bool inside = false;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t';
      if (!blank && !inside) ++words;
      inside = !blank;
    }
    return words;
  }

  std::int64_t minimum_;
};

}  // namespace

void register_nolint_without_reason(Registry& registry) { registry.add<NolintWithoutReason>(); }

}  // namespace migcheck
