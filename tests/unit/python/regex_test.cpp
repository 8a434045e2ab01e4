// SPDX-License-Identifier: Apache-2.0
#include "core/python/regex.h"

#include <doctest/doctest.h>

#include "tests/unit/python/python_testing.h"

namespace migcheck {
namespace {

std::string found(std::string_view pattern, std::string_view text) {
  const auto regex = Regex::compile(pattern);
  if (!regex) return "unsupported";
  bool known = true;
  const auto match = regex->search(text, 0, known);
  if (!known) return "too long";
  if (!match) return "nothing";
  std::string out;
  for (const auto& group : *match) {
    out += out.empty() ? "" : "|";
    out += group ? std::string(text.substr(group->first, group->second - group->first)) : "-";
  }
  return out;
}

}  // namespace

TEST_CASE("regular expressions match as Python's do") {
  CHECK(found("b+", "abbc") == "bb");
  CHECK(found("b+?", "abbc") == "b");
  CHECK(found("(a|b)c", "xbc") == "bc|b");
  CHECK(found("(.)([A-Z][a-z]+)", "fooBar") == "oBar|o|Bar");
  CHECK(found("(?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z])", "HTTPServer") == "S");
  CHECK(found("(?<!^)[A-Z]", "AB") == "B");
  CHECK(found("^\\w{2,3}$", "abcd") == "nothing");
  CHECK(found("\\bc", "ab c") == "c");
  CHECK(found("[^\\d-]", "1-x") == "x");
  CHECK(found("(x)?y", "y") == "y|-");
}

TEST_CASE("what is not supported is not guessed, and matching is bounded") {
  CHECK(found("(a)\\1", "aa") == "unsupported");
  CHECK(found("(?i)a", "A") == "unsupported");
  CHECK(found("(", "") == "unsupported");
  CHECK(found("(a|aa)+$", std::string(60, 'a') + "b") == "too long");
}

}  // namespace migcheck
