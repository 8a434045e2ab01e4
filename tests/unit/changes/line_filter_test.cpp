// SPDX-License-Identifier: Apache-2.0
#include "core/changes/line_filter.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

std::string problem(const std::string& text) {
  const auto filter = read_line_filter(text);
  return filter ? "none" : filter.error().message;
}

}  // namespace

TEST_CASE("line filter: clang-tidy's form") {
  const auto filter =
      read_line_filter(R"([{"name":"a.py","lines":[[1,3],[5,7]]},{"name":"b.py"}])");
  REQUIRE(filter.ok());
  CHECK(filter.value().selects("x/a.py", {2, 2}));
  CHECK_FALSE(filter.value().selects("x/a.py", {4, 4}));
  CHECK(filter.value().selects("x/a.py", {7, 7}));
  CHECK(filter.value().selects("b.py", {99, 99}));
  CHECK_FALSE(filter.value().selects("c.py", {1, 1}));
}

TEST_CASE("line filter: what is wrong with it") {
  CHECK(problem("[]") == "none");
  CHECK(problem("[") == "this is no JSON");
  CHECK(problem("{}") == "the filter must be a list");
  CHECK(problem("[1]") == "every entry must be an object");
  CHECK(problem("[{}]") == "every entry needs a 'name'");
  CHECK(problem(R"([{"name":""}])") == "every entry needs a 'name'");
  CHECK(problem(R"([{"name":"a","line":[]}])") == "unknown key 'line'");
  CHECK(problem(R"([{"name":"a","lines":1}])") == "'lines' must be a list");
  for (const char* range : {"[1]", "[2,1]", "[0,1]", "[1,2,3]", "[1,1e99]", "[\"1\",2]"}) {
    CHECK(problem(R"([{"name":"a","lines":[)" + std::string(range) + "]}]") ==
          "a range must be two line numbers, the first one not larger");
  }
}
