// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "core/check/check.h"
#include "core/check/pattern.h"

using namespace migcheck;

namespace {

const OptionInfo flag_option{"Flag", OptionType::boolean, "true", "", {}, 0, 0};
const OptionInfo count_option{"Count", OptionType::integer, "2", "", {}, 1, 10};
const OptionInfo free_option{"Free", OptionType::integer, "0", "", {}, 0, 0};
const OptionInfo text_option{"Text", OptionType::string, "a, b", "", {}, 0, 0};
const OptionInfo ticket_option{"Ticket", OptionType::regex, "#[0-9]+", "", {}, 0, 0};
const OptionInfo mode_option{"Mode", OptionType::choice, "all", "", {"all", "provable"}, 0, 0};
const OptionInfo words_option{"Words", OptionType::string_list, "TODO,FIXME", "", {}, 0, 0};

CheckOptions defaults() {
  return CheckOptions({.id = "x",
                       .options = {flag_option, count_option, free_option, text_option,
                                   ticket_option, mode_option, words_option}});
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
  CHECK_FALSE(options.set(flag_option, "false"));
  CHECK_FALSE(options.set(count_option, "10"));
  CHECK_FALSE(options.set(mode_option, "provable"));
  CHECK_FALSE(options.set(words_option, " NOTE ,, LATER\n"));
  CHECK_FALSE(options.boolean("Flag"));
  CHECK(options.integer("Count") == 10);
  CHECK(options.string("Mode") == "provable");
  CHECK(options.list("Words") == std::vector<std::string>{"NOTE", "LATER"});
  CHECK_FALSE(options.set(words_option, ""));
  CHECK(options.list("Words").empty());
}

TEST_CASE("check options: a wrong value says what is expected and changes nothing") {
  CHECK(problem(flag_option, "yes") == "expected true or false");
  CHECK(problem(count_option, "two") == "expected an integer");
  CHECK(problem(count_option, "2x") == "expected an integer");
  CHECK(problem(count_option, "") == "expected an integer");
  CHECK(problem(count_option, "99999999999999999999") == "expected an integer");
  CHECK(problem(count_option, "0") == "expected an integer from 1 to 10");
  CHECK(problem(count_option, "11") == "expected an integer from 1 to 10");
  CHECK(problem(free_option, "-1") == "expected an integer of at least 0");
  CHECK(problem(free_option, "123456789012") == "");
  CHECK(problem(mode_option, "provabel") ==
        "expected one of 'all', 'provable'; did you mean 'provable'?");
  CHECK(problem(ticket_option, "(") == "expected a regular expression: missing ): (");

  CheckOptions options = defaults();
  CHECK(options.set(count_option, "0").has_value());
  CHECK(options.integer("Count") == 2);
}

TEST_CASE("pattern: matches anywhere, over UTF-8") {
  const auto pattern = Pattern::compile("^[A-Z]+-\\d+$|é.x");
  REQUIRE(pattern.ok());
  CHECK(pattern.value().found_in("KEY-123"));
  CHECK(pattern.value().found_in("caféüx"));
  CHECK_FALSE(pattern.value().found_in("see KEY-123"));
}
