// SPDX-License-Identifier: Apache-2.0
#include "sarif/split.h"

#include <doctest/doctest.h>

#include <set>

using namespace migcheck;

namespace {

RuleTable rules() {
  Registry registry;
  for (const char* id : {"enum-case", "stub-table"}) {
    CheckInfo info;
    info.id = id;
    info.module = std::string(id).substr(0, 4);
    info.summary = "a sample";
    registry.add(info, [](const CheckOptions&) { return std::unique_ptr<const Check>(); });
  }
  return RuleTable(registry, {});
}

std::vector<PlacedDiagnostic> findings(const std::string& check, int count) {
  std::vector<PlacedDiagnostic> list;
  for (int i = 0; i < count; ++i) {
    Diagnostic diagnostic;
    diagnostic.check = check;
    diagnostic.message = std::to_string(i);
    list.push_back({diagnostic, "versions/" + std::to_string(i) + ".py"});
  }
  return list;
}

std::set<std::string> categories(const std::vector<RunPart>& parts) {
  std::set<std::string> names;
  for (const RunPart& part : parts) names.insert(part.category);
  return names;
}

}  // namespace

TEST_CASE("a report that fits is one run without a category") {
  const auto parts = split_into_runs(findings("enum-case", 5), rules(), 5);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].category.empty());
  CHECK(parts[0].results.size() == 5);
  CHECK(split_into_runs({}, rules(), 5).size() == 1);
}

TEST_CASE("a report that is too large is split by module") {
  auto results = findings("enum-case", 4);
  for (PlacedDiagnostic& one : findings("stub-table", 3)) results.push_back(std::move(one));
  const auto parts = split_into_runs(std::move(results), rules(), 5);
  CHECK(categories(parts) == std::set<std::string>{"migcheck/enum", "migcheck/stub"});
  CHECK(parts[0].results.size() == 4);
  CHECK(parts[0].results[3].diagnostic.message == "3");
  CHECK(parts[1].results.size() == 3);
}

TEST_CASE("a module that is too large is split by file, and nothing is lost") {
  const auto parts = split_into_runs(findings("enum-case", 200), rules(), 100);
  CHECK(parts.size() == 8);
  std::size_t total = 0;
  for (const RunPart& part : parts) total += part.results.size();
  CHECK(total == 200);
}

TEST_CASE("the run of a result depends on its check and its file alone") {
  std::map<std::string, std::string> before;
  for (const RunPart& part : split_into_runs(findings("enum-case", 200), rules(), 100)) {
    for (const PlacedDiagnostic& one : part.results) before[one.path] = part.category;
  }
  auto fewer = findings("enum-case", 150);
  fewer.erase(fewer.begin(), fewer.begin() + 20);
  for (const RunPart& part : split_into_runs(std::move(fewer), rules(), 100)) {
    for (const PlacedDiagnostic& one : part.results) CHECK(before[one.path] == part.category);
  }
}
