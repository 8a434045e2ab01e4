// SPDX-License-Identifier: Apache-2.0
#include "sarif/message.h"

#include <doctest/doctest.h>

#include <regex>

using namespace migcheck;

namespace {

SarifMessage message_of(std::string_view text) {
  MessageBuilder builder;
  builder.add(text);
  return builder.build("a/b.py");
}

/// What the validator asks of a pattern (SARIF2001, 2014, 2015, 1012).
void check_pattern(const SarifMessage& message) {
  CAPTURE(message.pattern);
  CHECK(message.pattern.ends_with('.'));
  CHECK(std::regex_search(message.pattern, std::regex("\\{[0-9]+\\}")));
  CHECK_FALSE(std::regex_search(message.pattern, std::regex("(^|[^'])\\{[0-9]+\\}")));
  CHECK(format_pattern(message.pattern, message.arguments) == message.text);
}

}  // namespace

TEST_CASE("quoted names become arguments") {
  const SarifMessage message = message_of("type 'status' is created twice: by 'op.execute' too");
  CHECK(message.pattern == "Type '{0}' is created twice: by '{1}' too.");
  CHECK(message.arguments == std::vector<std::string>{"status", "op.execute"});
  CHECK(message.text == "Type 'status' is created twice: by 'op.execute' too.");
  check_pattern(message);
}

TEST_CASE("messages about different things share pattern and id") {
  const SarifMessage a = message_of("type 'a' exists");
  CHECK(a.id == message_of("type 'b' exists").id);
  CHECK(a.id != message_of("table 'a' exists").id);
}

TEST_CASE("a message without names says where it was found") {
  const SarifMessage message = message_of("the comment has no ticket");
  CHECK(message.text == "The comment has no ticket. Found in 'a/b.py'.");
  check_pattern(message);
}

TEST_CASE("apostrophes are no quotes") {
  const SarifMessage message = message_of("the model's column 'user's name' doesn't exist");
  CHECK(message.arguments == std::vector<std::string>{"user's name"});
  CHECK(message.text == "The model's column 'user's name' doesn't exist.");
  check_pattern(message);
}

TEST_CASE("any text makes a valid pattern that gives the text back") {
  for (const char* text : {"'",
                           "''",
                           "'''",
                           "'a",
                           "a'",
                           "{0}",
                           "'{0}'",
                           "'a' {1} 'b'",
                           "x{y}'z'",
                           "'{'",
                           "'a''b'",
                           "('a')",
                           "'op.execute('x')'",
                           "[a](1) 'b'",
                           "'a](1'",
                           "ends with 'it'.",
                           "größe 'é'",
                           "caf\xE9 '\xFF'",
                           "two\nlines 'a\nb'",
                           ""}) {
    check_pattern(message_of(text));
  }
}

TEST_CASE("braces stay in names and are replaced elsewhere") {
  CHECK(message_of("json {a} in 'f\"{x}\"'").text == "Json (a) in 'f\"{x}\"'.");
}

TEST_CASE("only ordinary first words are capitalised") {
  CHECK(message_of("op.execute drops 'a'").text == "op.execute drops 'a'.");
  CHECK(message_of("server_default of 'a'").text == "server_default of 'a'.");
  CHECK(message_of("'a' is missing").text == "'a' is missing.");
  CHECK(message_of("downgrade() drops 'a'").text == "downgrade() drops 'a'.");
}

TEST_CASE("related places are linked, and nothing else is") {
  MessageBuilder builder;
  builder.add("type 'a' exists, see [here](2)");
  builder.add_linked("type 'a' is created here", "0001_[x].py", 1);
  builder.add_linked("and dropped", "0002.py", 2);
  const SarifMessage message = builder.build("a.py");
  CHECK(message.text ==
        "Type 'a' exists, see [here] (2). Type 'a' is created here: ['0001_(x).py'](1). "
        "And dropped: ['0002.py'](2).");
  CHECK(message.pattern ==
        "Type '{0}' exists, see [here] (2). Type '{1}' is created here: ['{2}'](1). "
        "And dropped: ['{3}'](2).");
  check_pattern(message);
}
