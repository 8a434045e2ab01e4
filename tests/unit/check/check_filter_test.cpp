// SPDX-License-Identifier: Apache-2.0
#include "core/check/check_filter.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

class Silent : public Check {
 public:
  explicit Silent(const CheckOptions&) {}
};

Registry registry_of(const std::vector<std::string>& ids) {
  Registry registry;
  for (const std::string& id : ids) {
    registry.add({.id = id}, [](const CheckOptions& o) { return std::make_unique<Silent>(o); });
  }
  return registry;
}

const Registry& registry() {
  static const Registry instance = registry_of({"enum-case", "enum-create-type", "stub-table"});
  return instance;
}

/// The ids that a list of globs lets through, with blanks between.
std::string selected(std::string_view globs) {
  const auto filter = CheckFilter::parse(globs, registry());
  if (!filter) return filter.error().message + " | " + filter.error().advice;
  std::string ids;
  for (const auto& [id, check] : registry().checks()) {
    if (filter.value().matches(id)) ids += (ids.empty() ? "" : " ") + id;
  }
  return ids;
}

}  // namespace

TEST_CASE("check filter: the last matching glob decides") {
  CHECK(selected("*") == "enum-case enum-create-type stub-table");
  CHECK(selected("") == "");
  CHECK(selected("enum-*") == "enum-case enum-create-type");
  CHECK(selected("*,-enum-*") == "stub-table");
  CHECK(selected("-enum-*,*") == "enum-case enum-create-type stub-table");
  CHECK(selected("*,-enum-*,enum-case") == "enum-case stub-table");
  CHECK(selected("-*") == "");
  CHECK(selected("-*,stub-table") == "stub-table");
}

TEST_CASE("check filter: a list that begins with a negative glob starts from all checks") {
  CHECK(selected("-enum-case") == "enum-create-type stub-table");
  CHECK(selected("-enum-*,enum-case") == "enum-case stub-table");
  CHECK(selected("enum-*,-enum-case") == "enum-create-type");
}

TEST_CASE("check filter: an opt-in check must be asked for by more than a star") {
  const auto asks = [](std::string_view globs) {
    return CheckFilter::parse(globs, registry()).value().asks_for("stub-table");
  };
  CHECK(asks("stub-table"));
  CHECK(asks("-*,stub-*"));
  CHECK_FALSE(asks(""));
  CHECK_FALSE(asks("*"));
  CHECK_FALSE(asks("-enum-case"));
  CHECK_FALSE(asks("stub-table,*"));
  CHECK_FALSE(asks("stub-table,-stub-*"));
}

TEST_CASE("check filter: blanks, line breaks and empty parts mean nothing") {
  CHECK(selected(" enum-case ,\tstub-table ") == "enum-case stub-table");
  CHECK(selected("enum-case\nstub-table\r\n") == "enum-case stub-table");
  CHECK(selected(",,enum-case,,") == "enum-case");
  CHECK(selected("*, - enum-*") == "stub-table");
}

TEST_CASE("check filter: a glob without a match is an error with advice") {
  CHECK(selected("enum-csae") == "no check matches 'enum-csae' | did you mean 'enum-case'?");
  CHECK(selected("*,-enmu-*") == "no check matches 'enmu-*' | did you mean 'enum-*'?");
  CHECK(selected("zzz") == "no check matches 'zzz' | --list-checks names all checks");
  CHECK(selected("-") == "no check matches '' | --list-checks names all checks");
  CHECK(selected("enum") == "no check matches 'enum' | --list-checks names all checks");
}

TEST_CASE("check filter: a later layer is added at the end") {
  auto filter = CheckFilter::parse("-*,enum-*", registry());
  const auto later = CheckFilter::parse("-enum-case,stub-table", registry());
  REQUIRE(filter.ok());
  REQUIRE(later.ok());
  filter.value().append(later.value());
  CHECK(filter.value().matches("enum-create-type"));
  CHECK_FALSE(filter.value().matches("enum-case"));
  CHECK(filter.value().matches("stub-table"));
  filter.value().append(filter.value());
  CHECK_FALSE(filter.value().matches("enum-case"));
}

TEST_CASE("glob match: a star stands for any run of characters") {
  CHECK(glob_match("*", ""));
  CHECK(glob_match("", ""));
  CHECK_FALSE(glob_match("", "a"));
  CHECK(glob_match("a*b", "ab"));
  CHECK(glob_match("a*b", "a-b-b"));
  CHECK_FALSE(glob_match("a*b", "a-b-c"));
  CHECK(glob_match("*a*b*", "xxaxxbxx"));
  CHECK(glob_match("**", "anything"));
  CHECK_FALSE(glob_match("a", "ab"));
  CHECK_FALSE(glob_match("a.c", "abc"));
  // linear, not exponential
  CHECK_FALSE(glob_match("*a*a*a*a*a*a*a*a*a*b", std::string(20000, 'a')));
}
