// SPDX-License-Identifier: Apache-2.0
#include "report/json_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

/// Findings read back from a report, to prove that nothing is lost.
Span read_span(const nlohmann::json& location, const SourceFile& file) {
  if (location.is_null()) return {};
  CHECK(location["path"] == file.path());
  const Span span{&file, location["start"]["offset"], location["end"]["offset"]};
  const Position start = file.position_codepoint(span.begin);
  CHECK(location["start"]["line"] == start.line);
  CHECK(location["start"]["column"] == start.column);
  return span;
}

Diagnostic read_finding(const nlohmann::json& object, const SourceFile& file) {
  Diagnostic diagnostic;
  diagnostic.check = object["check"];
  diagnostic.severity = *severity_from_string(object["severity"].get<std::string>());
  diagnostic.message = object["message"];
  diagnostic.subject = object["subject"];
  diagnostic.revision = object["revision"];
  diagnostic.span = read_span(object["location"], file);
  for (const auto& related : object["related"]) {
    diagnostic.related.push_back({read_span(related["location"], file), related["message"]});
  }
  for (const auto& fix : object["fixes"]) {
    Fix read{fix["description"], {}};
    for (const auto& edit : fix["edits"]) {
      read.edits.push_back({read_span(edit["location"], file), edit["text"]});
    }
    diagnostic.fixes.push_back(std::move(read));
  }
  return diagnostic;
}

}  // namespace

TEST_CASE("a JSON report holds everything of a finding") {
  const SourceFile file("a.py", "\xF0\x9F\x9A\x80 = 'x'\nüy = 2\n");
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.severity = Severity::error;
  diagnostic.span = {&file, 7, 10};
  diagnostic.message = "quotes \" and\nbreaks";
  diagnostic.subject = "type:public.s";
  diagnostic.revision = "0001";
  diagnostic.related = {{{&file, 13, 14}, "here"}, {{}, "nowhere"}};
  diagnostic.fixes = {{"use it", {{{&file, 7, 10}, "'X'"}, {{&file, 13, 13}, "z"}}}};
  const std::string text = json_report({diagnostic}, Repository{}, "1.2.3");
  const auto report = nlohmann::json::parse(text);
  CHECK(report["version"] == 1);
  CHECK(report["tool"]["version"] == "1.2.3");
  REQUIRE(report["findings"].size() == 1);
  const Diagnostic read = read_finding(report["findings"][0], file);
  CHECK_FALSE(diagnostic_less(diagnostic, read));
  CHECK_FALSE(diagnostic_less(read, diagnostic));
  CHECK(report["findings"][0]["location"]["start"]["column"] == 5);  // the rocket is one column
}

TEST_CASE("a JSON report without findings has every key") {
  const auto report = nlohmann::json::parse(json_report({}, Repository{}, "1.2.3"));
  CHECK(report["findings"] == nlohmann::json::array());
  CHECK(report["problems"] == nlohmann::json::array());
  CHECK(report["configuration_errors"] == nlohmann::json::array());
  CHECK(report["summary"] == nlohmann::json{{"findings", 0},
                                            {"errors", 0},
                                            {"warnings", 0},
                                            {"notes", 0},
                                            {"files", 0},
                                            {"in_baseline", 0},
                                            {"suppressed", nlohmann::json::object()}});
}

TEST_CASE("problems and configuration errors are in the JSON report") {
  Repository repository;
  const auto file = std::make_shared<const SourceFile>("a.py", "x = (\n");
  repository.problems.push_back({{file.get(), 4, 5}, "a.py", "never closed"});
  repository.problems.push_back({{}, "b.py", "permission denied"});
  repository.errors.push_back({"no key", "alembic.ini", 3, 1, "add it"});
  repository.files.push_back(file);
  repository.python_files = 7;
  const auto report = nlohmann::json::parse(json_report({}, repository, "1.2.3"));
  CHECK(report["python_files"] == nlohmann::json{{"found", 7}, {"parsed", 1}});
  CHECK(report["problems"][0]["location"]["start"]["line"] == 1);
  CHECK(report["problems"][1]["location"].is_null());
  CHECK(report["problems"][1]["path"] == "b.py");
  CHECK(report["configuration_errors"][0] == nlohmann::json{{"path", "alembic.ini"},
                                                            {"line", 3},
                                                            {"column", 1},
                                                            {"message", "no key"},
                                                            {"advice", "add it"}});
}

TEST_CASE("ill-formed UTF-8 does not break a JSON report") {
  Repository repository;
  repository.problems.push_back({{}, "caf\xE9.py", "not UTF-8: \xFF"});
  const auto report = nlohmann::json::parse(json_report({}, repository, "1.2.3"));
  CHECK(report["problems"][0]["path"] == "caf\xEF\xBF\xBD.py");
}

TEST_CASE("replayed environments are in the JSON report with what could not be evaluated") {
  const auto file = std::make_shared<SourceFile>("v/r1.py", "x\n");
  Repository repository;
  repository.histories.push_back(std::make_unique<History>());
  History& history = *repository.histories.back();
  history.environment.name = "migrations";
  history.migrations.emplace_back();
  history.migrations.back().revision.id = "r1";
  history.graph = std::make_unique<RevisionGraph>(history.migrations);
  MigrationReplay replay;
  replay.upgrade.directives = 3;
  replay.upgrade.unknown_directives = 1;
  replay.upgrade.unknowns.push_back({{file.get(), 0, 1}, "the loop is not known"});
  replay.downgrade.unknowns = replay.upgrade.unknowns;
  history.replays.push_back(std::move(replay));
  const auto report = nlohmann::json::parse(json_report({}, repository, "1.2.3"));
  const auto& environment = report["environments"][0];
  CHECK(environment["name"] == "migrations");
  CHECK(environment["heads"] == nlohmann::json{"r1"});
  CHECK(environment["directives"] == 3);
  CHECK(environment["unknown_directives"] == 1);
  REQUIRE(environment["unknown"].size() == 1);
  CHECK(environment["unknown"][0]["reason"] == "the loop is not known");
  CHECK(environment["unknown"][0]["location"]["path"] == "v/r1.py");
}
