// SPDX-License-Identifier: Apache-2.0
#include "report/gitlab_report.h"

#include <nlohmann/json.hpp>

#include "core/diagnostic/fingerprint.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

/// GitLab knows info, minor, major, critical and blocker.
std::string_view level_of(Severity severity) {
  if (severity == Severity::note) return "info";
  return severity == Severity::warning ? "minor" : "critical";
}

/// A place is required; what has none is about the repository.
Json place_of(const Span& span) {
  if (!span.valid()) return {{"path", "."}, {"lines", {{"begin", 1}}}};
  return {{"path", span.file->path()},
          {"lines",
           {{"begin", span.file->position_codepoint(span.begin).line},
            {"end", span.file->position_codepoint(span.end).line}}}};
}

}  // namespace

std::string gitlab_report(const std::vector<Diagnostic>& diagnostics) {
  const std::vector<std::string> fingerprints = subject_fingerprints(diagnostics);
  Json list = Json::array();
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& one = diagnostics[i];
    if (is_accepted(one)) continue;
    list.push_back({{"description", one.message},
                    {"check_name", one.check},
                    {"fingerprint", fingerprints[i]},
                    {"severity", level_of(one.severity)},
                    {"location", place_of(one.span)}});
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace migcheck
