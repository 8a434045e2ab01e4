// SPDX-License-Identifier: Apache-2.0
// Runs every check on its fixtures: tests/checks/<check>/<case>, as fixture/run_fixture.h says, and
// as `migcheck --test` does for others. Built-in checks have more to keep: each has fixtures with
// findings and without, and its findings have the form and the style that reports rely on.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "checks/all_checks.h"
#include "config/config_reader.h"
#include "core/source/file_io.h"
#include "fixture/run_fixture.h"

namespace fs = std::filesystem;
using namespace migcheck;

namespace {

const Registry& all_checks() {
  static const Registry registry = [] {
    Registry made;
    register_all_checks(made);
    return made;
  }();
  return registry;
}

std::vector<FixtureCase> all_fixtures() {
  const fs::path folder = fs::path(MIGCHECK_SOURCE_DIR) / "tests" / "checks";
  const auto fixtures = find_fixtures(folder.string(), all_checks());
  REQUIRE_MESSAGE(fixtures.ok(), fixtures.error().to_string());
  return fixtures.value();
}

Config config_of(const FixtureCase& fixture) {
  Config config;
  const fs::path file = fs::path(fixture.root) / ".migcheck.yaml";
  if (!fs::exists(file)) return config;
  const ConfigReading reading =
      read_config(SourceFile(".migcheck.yaml", read_file(file.string()).value()), all_checks(), "");
  for (const Error& error : reading.errors) FAIL_CHECK(error.to_string());
  config.add(reading.layer);
  return config;
}

/// What every finding must have: one line, a key, and a message in the house style.
void check_form(const Diagnostic& finding) {
  INFO(finding.message);
  const SourceFile& file = *finding.span.file;
  CHECK(file.position(finding.span.begin).line == file.position(finding.span.end).line);
  CHECK(finding.span.begin < finding.span.end);
  CHECK_FALSE(finding.subject.empty());
  CHECK(std::isupper(static_cast<unsigned char>(finding.message.front())) == 0);
  CHECK(finding.message.back() != '.');
  for (const RelatedLocation& related : finding.related) {
    CHECK(related.span.valid());
    CHECK_FALSE(related.message.empty());
  }
}

bool has_fixed_form(const std::string& root) {
  const auto files = fs::recursive_directory_iterator(root);
  return std::any_of(fs::begin(files), fs::end(files),
                     [](const auto& entry) { return entry.path().extension() == ".fixed"; });
}

}  // namespace

TEST_CASE("checks: every fixture gives what it expects") {
  for (const FixtureCase& fixture : all_fixtures()) {
    SUBCASE(fixture.title().c_str()) {
      const FixtureResult result = run_fixture(fixture, all_checks(), config_of(fixture));
      for (const std::string& problem : result.problems) FAIL_CHECK(problem);
      for (const Diagnostic& finding : result.findings) check_form(finding);
    }
  }
}

TEST_CASE("checks: every check has a fixture with findings and one without") {
  const std::vector<FixtureCase> fixtures = all_fixtures();
  for (const auto& named : all_checks().checks()) {
    const std::string& id = named.first;
    INFO(id);
    bool positive = false;
    bool negative = false;
    bool fixed = false;
    for (const FixtureCase& fixture : fixtures) {
      if (fixture.check != id) continue;
      (fixture_expectations(fixture.root).empty() ? negative : positive) = true;
      fixed = fixed || has_fixed_form(fixture.root);
    }
    CHECK(positive);
    CHECK(negative);
    CHECK(fixed == named.second.info.offers_fix);
  }
}

TEST_CASE("checks: the registry refuses none of ours") { CHECK(all_checks().refused().empty()); }
