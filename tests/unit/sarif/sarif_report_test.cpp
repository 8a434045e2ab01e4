// SPDX-License-Identifier: Apache-2.0
// The structure of a report. That it is valid SARIF is decided by the validator in tests/sarif.
#include "sarif/sarif_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "core/source/source_file.h"
#include "sarif/message.h"

using namespace migcheck;

namespace {

CheckInfo info(const std::string& id, Severity severity) {
  CheckInfo result;
  result.id = id;
  result.module = "test";
  result.summary = "says " + id;
  result.severity = severity;
  result.tags = {"correctness"};
  return result;
}

Registry registry() {
  Registry result;
  const CheckFactory none = [](const CheckOptions&) { return std::unique_ptr<const Check>(); };
  result.add(info("zz-last", Severity::note), none);
  result.add(info("enum-case", Severity::error), none);
  return result;
}

SarifOptions options() {
  SarifOptions result;
  result.version = "1.2.3";
  result.information_uri = "https://migcheck.example/";
  result.enabled_checks = {"enum-case"};
  result.exit_code = 1;
  result.docs = [](std::string_view id) {
    return "# " + std::string(id) + "\n\nFinds `things`.\n";
  };
  return result;
}

/// Two files with a finding that has everything.
struct Example {
  SourceFile models{"app/mödels x.py", "class S(Enum):\n    OPEN = \"\U0001F680\"; x = 1\n"};
  SourceFile migration{"versions/1.py", "def upgrade():\n    op.execute('x')\n"};
  std::vector<Diagnostic> diagnostics;

  Example() {
    Diagnostic diagnostic;
    diagnostic.check = "enum-case";
    diagnostic.severity = Severity::warning;
    diagnostic.span = {&models, 34, 39};
    diagnostic.message = "label 'OPEN' is unknown";
    diagnostic.subject = "type:public.s";
    diagnostic.revision = "0001";
    diagnostic.related = {{{&migration, 19, 34}, "type 's' is created here"}};
    diagnostic.fixes = {{"write 'y'", {{{&migration, 30, 33}, "'y'"}}}};
    diagnostics.push_back(diagnostic);
  }

  [[nodiscard]] nlohmann::json run(const Repository& repository = {}) const {
    const auto log =
        nlohmann::json::parse(sarif_report(diagnostics, repository, registry(), options()));
    CHECK(log["version"] == "2.1.0");
    REQUIRE(log["runs"].size() == 1);
    return log["runs"][0];
  }
};

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

}  // namespace

TEST_CASE("a result has everything that code hosts and editors use") {
  const auto result = Example().run()["results"][0];
  CHECK(result["ruleId"] == "enum-case");
  CHECK(result["ruleIndex"] == 0);
  CHECK(result["level"] == "warning");
  CHECK(result["message"]["text"] ==
        "Label 'OPEN' is unknown. Type 's' is created here: ['1.py'](1).");
  const auto place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "app/m%C3%B6dels%20x.py");
  CHECK(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
  CHECK(place["region"] == nlohmann::json{{"startLine", 2},
                                          {"startColumn", 18},
                                          {"endLine", 2},
                                          {"endColumn", 23},
                                          {"snippet", {{"text", "x = 1"}}}});
  CHECK(place["contextRegion"]["startLine"] == 1);
  CHECK(result["relatedLocations"][0]["id"] == 1);
  CHECK(result["relatedLocations"][0]["message"]["text"] == "Type 's' is created here.");
  CHECK(result["partialFingerprints"].size() == 2);
  CHECK(result["properties"]["migcheck/revision"] == "0001");
  const auto change = result["fixes"][0]["artifactChanges"][0];
  CHECK(result["fixes"][0]["description"]["text"] == "Write 'y'.");
  CHECK(change["artifactLocation"]["uri"] == "versions/1.py");
  CHECK(change["replacements"][0]["insertedContent"]["text"] == "y");
}

TEST_CASE("the keys of a result are in the documented order") {
  const Example example;
  const auto log =
      nlohmann::ordered_json::parse(sarif_report(example.diagnostics, {}, registry(), options()));
  CHECK(keys(log["runs"][0]["results"][0]) ==
        std::vector<std::string>{"ruleId", "ruleIndex", "kind", "level", "message", "locations",
                                 "relatedLocations", "partialFingerprints", "fixes", "properties"});
}

TEST_CASE("all rules are listed, whether they ran or not") {
  const auto run = Example().run();
  const auto rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 3);
  CHECK(rules[0]["id"] == "enum-case");
  CHECK(rules[1]["id"] == "unparsable-file");
  CHECK(rules[2]["id"] == "zz-last");
  CHECK(rules[0]["name"] == "EnumCase");
  CHECK(rules[0]["shortDescription"]["text"] == "Says enum-case.");
  CHECK(rules[0]["fullDescription"]["text"] == "Finds things.");
  CHECK(rules[0]["help"]["markdown"] == "# enum-case\n\nFinds `things`.\n");
  CHECK(rules[0]["help"]["text"] == "enum-case\n\nFinds things.\n");
  CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
  CHECK(rules[2]["properties"]["problem.severity"] == "recommendation");
  CHECK(run["invocations"][0]["ruleConfigurationOverrides"] ==
        nlohmann::json::parse(R"([{"descriptor": {"id": "zz-last", "index": 2},
                                   "configuration": {"enabled": false}}])"));
}

TEST_CASE("texts of results are those of their patterns, and links fit the related places") {
  Example example;
  for (int i = 0; i < 15; ++i) {
    example.diagnostics[0].related.push_back({{&example.migration, 0, 3}, "here"});
  }
  const auto run = example.run();
  const auto result = run["results"][0];
  const std::string text = result["message"]["text"];
  const auto& pattern = run["tool"]["driver"]["rules"][0]["messageStrings"];
  CHECK(format_pattern(pattern[result["message"]["id"]]["text"].get<std::string>(),
                       result["message"]["arguments"]) == text);
  CHECK(result["relatedLocations"].size() == 10);
  const std::regex link(R"(\]\(([0-9]+)\))");
  std::set<int> linked;
  for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
    linked.insert(std::stoi((*at)[1]));
  }
  CHECK(linked.size() == 10);
  CHECK(text.ends_with("Places not listed: '6'."));
}

TEST_CASE("the report of nothing is a whole report") {
  const auto log = nlohmann::json::parse(sarif_report({}, {}, registry(), options()));
  CHECK(log["runs"][0]["results"] == nlohmann::json::array());
  CHECK_FALSE(log["runs"][0].contains("artifacts"));
  CHECK_FALSE(log["runs"][0].contains("versionControlProvenance"));
}

TEST_CASE("a file that could not be parsed is a result and a warning, and no failure") {
  const auto file = std::make_shared<const SourceFile>("a.py", "x = (\ny\n");
  Repository repository;
  repository.files.push_back(file);
  repository.problems.push_back({{file.get(), 4, 5}, "a.py", "'(' was never closed"});
  repository.problems.push_back({{}, "b.py", "permission denied"});
  const auto log = nlohmann::json::parse(sarif_report({}, repository, registry(), options()));
  const auto run = log["runs"][0];
  CHECK(run["results"][0]["ruleId"] == "unparsable-file");
  CHECK(run["results"][0]["ruleIndex"] == 1);
  CHECK(run["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1);
  const auto invocation = run["invocations"][0];
  CHECK(invocation["executionSuccessful"] == true);
  CHECK(invocation["exitCode"] == 1);
  REQUIRE(invocation["toolExecutionNotifications"].size() == 2);
  CHECK(invocation["toolExecutionNotifications"][0]["level"] == "warning");
  CHECK(invocation["toolExecutionNotifications"][0]["message"]["text"] ==
        "File 'a.py' was not analysed as a whole: '(' was never closed.");
}

TEST_CASE("configuration errors name no place outside the repository") {
  Repository repository;
  repository.root = "/home/user/shop";
  repository.errors.push_back({"no key", "/home/user/shop/alembic.ini", 3, 1, "add it"});
  repository.errors.push_back({"unreadable", "/etc/alembic.ini", 1, 1, ""});
  const std::string text = sarif_report({}, repository, registry(), options());
  CHECK(text.find("/home") == std::string::npos);
  CHECK(text.find("/etc") == std::string::npos);
  const auto list =
      nlohmann::json::parse(text)["runs"][0]["invocations"][0]["toolConfigurationNotifications"];
  CHECK(list[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "alembic.ini");
  CHECK(list[0]["message"]["text"] ==
        "Configuration 'alembic.ini' cannot be used: no key; add it.");
  CHECK_FALSE(list[1].contains("locations"));
}

TEST_CASE("paths are relative to the repository's root, not to the analysed folder") {
  const Example example;
  SarifOptions chosen = options();
  chosen.version_control = {"https://git.example.com/a/b", "abc", "main", "services/api/"};
  const auto run =
      nlohmann::json::parse(sarif_report(example.diagnostics, {}, registry(), chosen))["runs"][0];
  CHECK(run["artifacts"][1]["location"]["uri"] == "services/api/versions/1.py");
  CHECK(run["versionControlProvenance"][0] ==
        nlohmann::json::parse(R"({"repositoryUri": "https://git.example.com/a/b",
          "revisionId": "abc", "branch": "main", "mappedTo": {"uriBaseId": "%SRCROOT%"}})"));
}

TEST_CASE("artifacts have length and hash") {
  const auto run = Example().run();
  REQUIRE(run["artifacts"].size() == 2);
  CHECK(run["artifacts"][1]["length"] == 35);
  CHECK(run["artifacts"][1]["hashes"]["sha-256"] ==
        "9f9551382aa1da845d99bc0a2ab4be51ec730ddf8ffe5c2e8defbb4e2e8e9267");
}

TEST_CASE("findings with equal keys are numbered") {
  Example example;
  example.diagnostics.push_back(example.diagnostics[0]);
  example.diagnostics[1].message = "label 'OPEN' is bad";
  const auto results = example.run()["results"];
  CHECK(results[0]["partialFingerprints"]["migcheckSubject/v1"] !=
        results[1]["partialFingerprints"]["migcheckSubject/v1"]);
}

TEST_CASE("the order of the input does not matter") {
  Example example;
  Diagnostic other = example.diagnostics[0];
  other.span = {&example.migration, 0, 3};
  std::vector<Diagnostic> forward = {example.diagnostics[0], other};
  std::vector<Diagnostic> backward = {other, example.diagnostics[0]};
  CHECK(sarif_report(forward, {}, registry(), options()) ==
        sarif_report(backward, {}, registry(), options()));
}

TEST_CASE("a report is well-formed UTF-8 whatever the sources hold") {
  const SourceFile file("caf\xE9.py", "x = '\xFF\xFE'\n");
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.span = {&file, 4, 8};
  diagnostic.message = "text '\xFF' is bad";
  diagnostic.subject = "x:\xE9";
  diagnostic.related = {{{&file, 0, 1}, "here \xE9"}};
  const auto log = nlohmann::json::parse(sarif_report({diagnostic}, {}, registry(), options()));
  CHECK(log["runs"][0]["results"][0]["message"]["text"] ==
        "Text '\uFFFD' is bad. Here \uFFFD: ['caf\uFFFD.py'](1).");
}

TEST_CASE("each run of a split report has a category, and one of them tells of the problems") {
  Example example;
  example.diagnostics.push_back(example.diagnostics[0]);
  example.diagnostics[1].check = "zz-last";
  example.diagnostics[1].span = {&example.migration, 0, 3};
  Repository repository;
  repository.errors.push_back({"no key", "alembic.ini", 3, 1, "add it"});
  SarifOptions chosen = options();
  chosen.max_results_of_run = 1;
  const auto log =
      nlohmann::json::parse(sarif_report(example.diagnostics, repository, registry(), chosen));
  std::set<std::string> categories;
  std::size_t results = 0;
  std::size_t notifying = 0;
  for (const auto& run : log["runs"]) {
    categories.insert(run["automationDetails"]["id"].get<std::string>());
    results += run["results"].size();
    notifying += run["invocations"][0].count("toolConfigurationNotifications");
  }
  CHECK(categories.size() == log["runs"].size());
  CHECK(categories.begin()->starts_with("migcheck/test/"));
  CHECK(results == 2);
  CHECK(notifying == 1);
}
