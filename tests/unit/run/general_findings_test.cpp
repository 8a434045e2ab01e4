// SPDX-License-Identifier: Apache-2.0
#include "core/run/general_findings.h"

#include <doctest/doctest.h>

#include <memory>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

const SourceFile file("r1.py", "op.create_table()\nop.drop_table()\n");
const Span first{&file, 0, 17};
const Span second{&file, 18, 33};

Diagnostic finding(const std::string& check, Severity severity, const Span& fails) {
  Diagnostic one;
  one.check = check;
  one.severity = severity;
  one.fails = fails;
  one.revision = "r1";
  one.related.push_back({first, "seen by " + check});
  return one;
}

std::string merged(std::vector<Diagnostic> findings) {
  merge_general_findings(findings, {"general"});
  std::string text;
  for (const Diagnostic& one : findings)
    text += one.check + std::to_string(one.related.size()) + " ";
  return text;
}

}  // namespace

TEST_CASE("general findings: give way to what says more about the same statement") {
  CHECK(merged({finding("general", Severity::error, first),
                finding("special", Severity::error, first)}) == "special1 ");
  Diagnostic general = finding("general", Severity::error, first);
  general.related.push_back({second, "a consequence"});
  CHECK(merged({finding("special", Severity::error, first), general}) == "special2 ");
}

TEST_CASE("general findings: stay where nobody says as much") {
  const Diagnostic general = finding("general", Severity::error, first);
  CHECK(merged({general, finding("special", Severity::warning, first)}) == "general1 special1 ");
  CHECK(merged({general, finding("special", Severity::error, second)}) == "general1 special1 ");
  CHECK(merged({general, finding("special", Severity::error, {})}) == "general1 special1 ");
  CHECK(merged({general, general}) == "general1 general1 ");
  Diagnostic other = finding("special", Severity::error, first);
  other.revision = "r2";
  CHECK(merged({general, other}) == "general1 special1 ");
}
