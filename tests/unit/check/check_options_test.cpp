// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "core/check/check.h"
#include "core/check/pattern.h"

using namespace migcheck;

namespace {

const OptionInfo kFlag{"Flag", OptionType::boolean, "true", "", {}, 0, 0};
const OptionInfo kCount{"Count", OptionType::integer, "2", "", {}, 1, 10};
const OptionInfo kFree{"Free", OptionType::integer, "0", "", {}, 0, 0};
const OptionInfo kText{"Text", OptionType::string, "a, b", "", {}, 0, 0};
const OptionInfo kTicket{"Ticket", OptionType::regex, "#[0-9]+", "", {}, 0, 0};
const OptionInfo kMode{"Mode", OptionType::choice, "all", "", {"all", "provable"}, 0, 0};
const OptionInfo kWords{"Words", OptionType::string_list, "TODO,FIXME", "", {}, 0, 0};

CheckOptions defaults() {
  return CheckOptions(
      {.id = "x", .options = {kFlag, kCount, kFree, kText, kTicket, kMode, kWords}});
}

std::string problem(const OptionInfo& option, const std::string& text) {
  return defaults().set(option, text).value_or("");
}

}  // namespace

TEST_CASE("check options: defaults have their types") {
  const CheckOptions options = defaults();
  CHECK(options.boolean("Flag"));
  CHECK(options.integer("Count") == 2);
  CHECK(options.string("Text") == "a, b");
  CHECK(options.string("Ticket") == "#[0-9]+");
  CHECK(options.string("Mode") == "all");
  CHECK(options.list("Words") == std::vector<std::string>{"TODO", "FIXME"});
}

TEST_CASE("check options: values replace defaults") {
  CheckOptions options = defaults();
  CHECK_FALSE(options.set(kFlag, "false"));
  CHECK_FALSE(options.set(kCount, "10"));
  CHECK_FALSE(options.set(kMode, "provable"));
  CHECK_FALSE(options.set(kWords, " NOTE ,, LATER\n"));
  CHECK_FALSE(options.boolean("Flag"));
  CHECK(options.integer("Count") == 10);
  CHECK(options.string("Mode") == "provable");
  CHECK(options.list("Words") == std::vector<std::string>{"NOTE", "LATER"});
  CHECK_FALSE(options.set(kWords, ""));
  CHECK(options.list("Words").empty());
}

TEST_CASE("check options: a wrong value says what is expected and changes nothing") {
  CHECK(problem(kFlag, "yes") == "expected true or false");
  CHECK(problem(kCount, "two") == "expected an integer");
  CHECK(problem(kCount, "2x") == "expected an integer");
  CHECK(problem(kCount, "") == "expected an integer");
  CHECK(problem(kCount, "99999999999999999999") == "expected an integer");
  CHECK(problem(kCount, "0") == "expected an integer from 1 to 10");
  CHECK(problem(kCount, "11") == "expected an integer from 1 to 10");
  CHECK(problem(kFree, "-1") == "expected an integer of at least 0");
  CHECK(problem(kFree, "123456789012") == "");
  CHECK(problem(kMode, "provabel") ==
        "expected one of 'all', 'provable'; did you mean 'provable'?");
  CHECK(problem(kTicket, "(") == "expected a regular expression: missing ): (");

  CheckOptions options = defaults();
  CHECK(options.set(kCount, "0").has_value());
  CHECK(options.integer("Count") == 2);
}

TEST_CASE("pattern: matches anywhere, over UTF-8") {
  const auto pattern = Pattern::compile("^[A-Z]+-\\d+$|é.x");
  REQUIRE(pattern.ok());
  CHECK(pattern.value().found_in("KEY-123"));
  CHECK(pattern.value().found_in("caféüx"));
  CHECK_FALSE(pattern.value().found_in("see KEY-123"));
}
