// SPDX-License-Identifier: Apache-2.0
#include "tool/test_fixtures.h"

#include <cstdio>
#include <filesystem>
#include <set>
#include <utility>

#include "core/source/file_discovery.h"
#include "fixture/run_fixture.h"
#include "report/counted.h"
#include "tool/load_config.h"
#include "tool/run.h"
#include "tool/target.h"

namespace migcheck {
namespace {

/// All checks, also those that the fixture's own configuration does not bring along.
ConfigLayer all_extensions(const Registry& registry) {
  ConfigLayer layer;
  for (const auto& [id, check] : registry.checks()) {
    if (!check.origin.empty()) layer.brings.push_back(id);
  }
  return layer;
}

/// What is wrong with one fixture; empty: nothing.
std::vector<std::string> problems_of(const FixtureCase& fixture, bool allow_plugins,
                                     Registry registry) {
  const Target target{fixture.root, {}, fixture.root};
  const auto files = discover_files(fixture.root);
  Arguments arguments;
  arguments.allow_plugins = allow_plugins;
  LoadedConfig loaded =
      load_config(arguments, target, files ? files.value() : std::vector<std::string>(), registry);
  std::vector<std::string> problems;
  for (const Error& error : loaded.errors) problems.push_back(error.to_string());
  if (!problems.empty()) return problems;
  Config config = loaded.tree.at("");
  config.add(all_extensions(registry));
  return run_fixture(fixture, registry, config).problems;
}

std::string indented(const std::string& text) {
  std::string result = "    ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) result += "    ";
  }
  if (!text.ends_with('\n')) result += '\n';
  return result;
}

ExitCode run_all(const std::vector<FixtureCase>& fixtures, bool allow_plugins,
                 const Registry& registry) {
  std::size_t failed = 0;
  std::set<std::string> checks;
  for (const FixtureCase& fixture : fixtures) {
    checks.insert(fixture.check);
    const std::vector<std::string> problems = problems_of(fixture, allow_plugins, registry);
    if (problems.empty()) continue;
    ++failed;
    std::string text = "FAILED " + fixture.title() + "\n";
    for (const std::string& problem : problems) text += indented(problem);
    std::fputs(text.c_str(), stdout);
  }
  const std::string outcome = failed == 0 ? "all as expected" : std::to_string(failed) + " failed";
  std::printf("%s of %s: %s\n", counted(fixtures.size(), "fixture").c_str(),
              counted(checks.size(), "check").c_str(), outcome.c_str());
  return failed == 0 ? ExitCode::clean : ExitCode::findings;
}

}  // namespace

ExitCode test_fixtures(const Arguments& arguments, Registry& registry) {
  const auto target = find_target({*arguments.test});
  std::vector<Error> errors;
  if (!target) {
    errors.push_back(target.error());
  } else {
    errors = load_extensions(arguments, target.value(), {}, registry);
  }
  if (errors.empty()) {
    const auto fixtures = find_fixtures(target.value().start, registry);
    if (fixtures) return run_all(fixtures.value(), arguments.allow_plugins, registry);
    errors.push_back(fixtures.error());
  }
  for (const Error& error : errors) print_error(error);
  return ExitCode::usage;
}

}  // namespace migcheck
