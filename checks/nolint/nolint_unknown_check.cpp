// SPDX-License-Identifier: Apache-2.0
// A name that is misspelt suppresses nothing, and is only seen when the finding comes anyway.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/check_filter.h"
#include "core/check/registry.h"
#include "core/check/suppression_review.h"

namespace migcheck {
namespace {

class NolintUnknownCheck final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "nolint-unknown-check",
            .module = "nolint",
            .summary = "a suppression comment names no check, or is misspelt itself",
            .severity = Severity::warning,
            .tags = {"suppression"},
            .options = {{.name = "External",
                         .type = OptionType::string_list,
                         .default_value = "",
                         .help = "Accept names that match these globs: other tools know them"}}};
  }
  explicit NolintUnknownCheck(const CheckOptions& options) : external_(options.list("External")) {}

  void check_suppressions(const SuppressionReview& review, Reporter& reporter) const override {
    std::vector<std::string> ids;
    for (const CheckInfo* check : review.checks) ids.push_back(check->id);
    for (const NolintComment& one : review.comments) {
      if (one.kind == NolintKind::misspelt) report_misspelt(one, reporter);
      if (!one.closed) report_open(one, reporter);
      for (const NolintItem& item : one.items) {
        if (!is_known(item.glob, ids)) report_unknown(item, ids, reporter);
      }
    }
  }

 private:
  static void report_misspelt(const NolintComment& one, Reporter& reporter) {
    const auto near = did_you_mean(
        one.word, {"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN", "NOLINTEND", "NOLINTFILE"});
    if (!near) return;
    Diagnostic& finding = reporter.report(
        one.span, fmt::format("'{}' suppresses nothing; did you mean '{}'?", one.word, *near));
    finding.subject = "nolint:" + one.word;
  }

  static void report_open(const NolintComment& one, Reporter& reporter) {
    Diagnostic& finding = reporter.report(
        one.span, fmt::format("the list of '{}' has no ')', so it suppresses nothing", one.word));
    finding.subject = "nolint:" + one.word;
  }

  static void report_unknown(const NolintItem& item, const std::vector<std::string>& ids,
                             Reporter& reporter) {
    const auto near = did_you_mean(item.glob, ids);
    const std::string advice = near ? fmt::format("; did you mean '{}'?", *near) : "";
    Diagnostic& finding =
        reporter.report(item.span, fmt::format("no check matches '{}'{}", item.glob, advice));
    finding.subject = "nolint:" + item.glob;
  }

  [[nodiscard]] bool is_known(const std::string& glob, const std::vector<std::string>& ids) const {
    return std::any_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return glob_match(glob, id); }) ||
           std::any_of(external_.begin(), external_.end(),
                       [&](const std::string& known) { return glob_match(known, glob); });
  }

  std::vector<std::string> external_;
};

}  // namespace

void register_nolint_unknown_check(Registry& registry) { registry.add<NolintUnknownCheck>(); }

}  // namespace migcheck
