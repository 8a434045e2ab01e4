// SPDX-License-Identifier: Apache-2.0
#include "report/gitlab_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/source/source_file.h"

using namespace migcheck;

TEST_CASE("gitlab report: each finding has what GitLab asks for") {
  const SourceFile file("a.py", "one\ntwo = 3\n");
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.severity = Severity::error;
  diagnostic.span = {&file, 4, 7};
  diagnostic.message = "quotes \" and \xFF";
  diagnostic.subject = "type:public.s";
  Diagnostic note = diagnostic;
  note.severity = Severity::note;
  note.span = {};
  const auto report = nlohmann::json::parse(gitlab_report({diagnostic, note}));
  REQUIRE(report.size() == 2);
  CHECK(report[0]["description"] == "quotes \" and \xEF\xBF\xBD");
  CHECK(report[0]["check_name"] == "enum-case");
  CHECK(report[0]["severity"] == "critical");
  CHECK(report[0]["location"]["path"] == "a.py");
  CHECK(report[0]["location"]["lines"] == nlohmann::json{{"begin", 2}, {"end", 2}});
  CHECK(report[1]["severity"] == "info");
  CHECK(report[1]["location"]["path"] == ".");
  CHECK(report[1]["location"]["lines"]["begin"] == 1);
  CHECK(report[0]["fingerprint"].get<std::string>().size() == 64);
  CHECK(report[0]["fingerprint"] != report[1]["fingerprint"]);
}

TEST_CASE("gitlab report: fingerprints do not depend on lines, and what is accepted is left out") {
  const auto fingerprint = [](const char* text, std::uint32_t begin) {
    const SourceFile file("a.py", text);
    Diagnostic diagnostic;
    diagnostic.check = "enum-case";
    diagnostic.subject = "type:public.s";
    diagnostic.span = {&file, begin, begin + 1};
    Diagnostic accepted = diagnostic;
    accepted.suppression = Suppression{"NOLINT", true, "", {}};
    const auto report = nlohmann::json::parse(gitlab_report({diagnostic, accepted}));
    REQUIRE(report.size() == 1);
    return report[0]["fingerprint"].get<std::string>();
  };
  CHECK(fingerprint("x = 1\n", 0) == fingerprint("\n\nx = 1\n", 2));
}

TEST_CASE("gitlab report: no findings are an empty list") { CHECK(gitlab_report({}) == "[]\n"); }
