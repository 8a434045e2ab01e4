// SPDX-License-Identifier: Apache-2.0
#include "tool/response_file.h"

#include <doctest/doctest.h>

#include "tests/support/temporary_folder.h"

using namespace migcheck;

namespace {

/// The words of a file with this text, with `|` between.
std::string words_of(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("words", text);
  const auto words = expand_response_files({"a", "@" + folder / "words", "z"});
  if (!words) return words.error().message;
  std::string joined;
  for (const std::string& word : words.value()) joined += (joined.empty() ? "" : "|") + word;
  return joined;
}

}  // namespace

TEST_CASE("response file: words as in a shell") {
  CHECK(words_of("") == "a|z");
  CHECK(words_of(" b\tc\r\nd ") == "a|b|c|d|z");
  CHECK(words_of("'b c' \"d e\" f\\ g") == "a|b c|d e|f g|z");
  CHECK(words_of("'it''s' \"say \\\"x\\\"\" '\\n' ''") == "a|its|say \"x\"|\\n||z");
  CHECK(words_of("--x='{a: \"b\"}'") == "a|--x={a: \"b\"}|z");
  CHECK(words_of("'not closed") == "a|not closed|z");
}

TEST_CASE("response file: nothing is replaced after two dashes") {
  CHECK(words_of("-- @nothing") == "a|--|@nothing|z");
  const auto words = expand_response_files({"--", "@nothing"});
  REQUIRE(words.ok());
  CHECK(words.value().back() == "@nothing");
  CHECK(expand_response_files({"@"}).value().front() == "@");
}
