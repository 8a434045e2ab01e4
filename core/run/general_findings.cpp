// SPDX-License-Identifier: Apache-2.0
#include "core/run/general_findings.h"

#include <algorithm>

namespace migcheck {
namespace {

void add_related(Diagnostic& finding, const std::vector<RelatedLocation>& places) {
  for (const RelatedLocation& place : places) {
    const bool known =
        std::any_of(finding.related.begin(), finding.related.end(),
                    [&](const RelatedLocation& one) { return one.span == place.span; });
    if (!known) finding.related.push_back(place);
  }
}

/// The first of `specials` that says at least what `general` says.
Diagnostic* counterpart(const std::vector<Diagnostic*>& specials, const Diagnostic& general) {
  const auto found = std::find_if(specials.begin(), specials.end(), [&](const Diagnostic* one) {
    return one->fails == general.fails && one->revision == general.revision &&
           one->severity >= general.severity;
  });
  return found == specials.end() ? nullptr : *found;
}

}  // namespace

void merge_general_findings(std::vector<Diagnostic>& diagnostics,
                            const std::set<std::string>& general_checks) {
  std::vector<Diagnostic*> specials;
  for (Diagnostic& one : diagnostics) {
    if (one.fails.valid() && general_checks.count(one.check) == 0) specials.push_back(&one);
  }
  std::vector<bool> said(diagnostics.size(), false);
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& one = diagnostics[i];
    if (!one.fails.valid() || general_checks.count(one.check) == 0) continue;
    Diagnostic* special = counterpart(specials, one);
    if (special == nullptr) continue;
    add_related(*special, one.related);
    said[i] = true;
  }
  std::vector<Diagnostic> kept;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    if (!said[i]) kept.push_back(std::move(diagnostics[i]));
  }
  diagnostics = std::move(kept);
}

}  // namespace migcheck
