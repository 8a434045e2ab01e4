// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <doctest/doctest.h>

#include "config/config_reader.h"
#include "tests/unit/config/test_registry.h"

using namespace migcheck;

namespace {

Config merged(const std::vector<std::string>& layers) {
  Config config;
  for (const std::string& text : layers) {
    const SourceFile file("c.yaml", text);
    const ConfigReading reading = read_config(file, testing::registry(), "");
    REQUIRE(reading.errors.empty());
    config.add(reading.layer);
  }
  return config;
}

std::string enabled(const std::vector<std::string>& layers) {
  std::string ids;
  for (const EnabledCheck& check : merged(layers).enabled_checks(testing::registry())) {
    ids += (ids.empty() ? "" : " ") + check.registered->info.id;
  }
  return ids;
}

}  // namespace

TEST_CASE("config: without globs all checks are on") {
  CHECK(enabled({}) == "enum-case stub-table todo-words");
  CHECK(enabled({"Models: x"}) == "enum-case stub-table todo-words");
  CHECK(enabled({"Checks: ''"}) == "");
}

TEST_CASE("config: globs of later layers come last") {
  CHECK(enabled({"Checks: enum-*"}) == "enum-case");
  CHECK(enabled({"Checks: '-enum-*'"}) == "stub-table todo-words");
  CHECK(enabled({"Checks: '-enum-*'", "Checks: '-todo-*'"}) == "stub-table");
  CHECK(enabled({"Checks: '*'", "Checks: '-*,enum-*'"}) == "enum-case");
  CHECK(enabled({"Checks: enum-*", "Checks: stub-table"}) == "enum-case stub-table");
}

TEST_CASE("config: options come from the last layer that sets them") {
  const Config config = merged({"CheckOptions: {stub-table: {MaxColumns: 3, Mode: provable}}",
                                "CheckOptions: {stub-table.MaxColumns: 4}"});
  const auto checks = config.enabled_checks(testing::registry());
  REQUIRE(checks.size() == 3);
  CHECK(checks[1].options.integer("MaxColumns") == 4);
  CHECK(checks[1].options.string("Mode") == "provable");
  CHECK(checks[2].options.boolean("Strict"));
}

TEST_CASE("config: a list of patterns replaces the one below") {
  const Config config = merged({"{Models: [a, b], Exclude: c}", "Models: d"});
  CHECK(config.models() == std::vector<std::string>{"d"});
  CHECK(config.exclude() == std::vector<std::string>{"c"});
  CHECK(config.migrations().empty());
}

TEST_CASE("config: the last version of PostgreSQL counts") {
  CHECK(merged({"Models: a"}).postgres_version() == 0);
  CHECK(merged({"PostgresVersion: 14", "PostgresVersion: 16", "Models: a"}).postgres_version() ==
        16);
}

TEST_CASE("config: warnings as errors") {
  CHECK_FALSE(merged({}).warnings_as_errors(testing::registry()).matches("enum-case"));
  const Config config = merged({"WarningsAsErrors: '*'", "WarningsAsErrors: -stub-table"});
  CHECK(config.warnings_as_errors(testing::registry()).matches("enum-case"));
  CHECK_FALSE(config.warnings_as_errors(testing::registry()).matches("stub-table"));
}

TEST_CASE("config: levels by glob, the last match wins") {
  const Config config = merged({"Severity: {'*': note, enum-*: off}", "Severity: {stub-*: error}"});
  const FileConfig file = config.for_file("a.py");
  CHECK(enabled({"Severity: {enum-*: off}"}) == "stub-table todo-words");
  CHECK_FALSE(file.severity("enum-case")->level);
  CHECK(file.severity("stub-table")->level == Severity::error);
  CHECK(file.severity("todo-words")->level == Severity::note);
  CHECK(merged({}).for_file("a.py").severity("enum-case") == nullptr);
}

TEST_CASE(
    "config: overrides come after all other settings, and add to all checks where none are named") {
  const auto on = [](const std::vector<std::string>& layers, const std::string& path) {
    std::string ids;
    for (const EnabledCheck& check :
         merged(layers).for_file(path).enabled_checks(testing::registry())) {
      ids += check.registered->info.id + " ";
    }
    return ids;
  };
  const std::string off = "Overrides: [{Files: db/*.py, Checks: -enum-case}]";
  CHECK(on({off}, "db/a.py") == "stub-table todo-words ");
  CHECK(on({off}, "a.py") == "enum-case stub-table todo-words ");
  CHECK(on({off, "Checks: enum-*"}, "db/a.py") == "");
  CHECK(on({"Overrides: [{Files: db/, Checks: stub-table}]"}, "db/a.py") ==
        "enum-case stub-table todo-words ");
  CHECK(on({"{Checks: enum-*, Overrides: [{Files: db/, Checks: stub-table}]}"}, "db/a.py") ==
        "enum-case stub-table ");
}

TEST_CASE("config: what makes a run fail") {
  CHECK(merged({}).fail_on() == FailOn::warning);
  CHECK(merged({"FailOn: never", "Models: a"}).fail_on() == FailOn::never);
}
