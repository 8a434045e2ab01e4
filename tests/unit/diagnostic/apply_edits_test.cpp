// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/apply_edits.h"

#include <doctest/doctest.h>

#include "core/diagnostic/first_line.h"

using namespace migcheck;

namespace {

const SourceFile& file() {
  static const SourceFile made("a.py", "one two three\nfour  \nfive");
  return made;
}

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {.span = {&file(), begin, end}, .text = std::move(text)};
}

}  // namespace

TEST_CASE("edits: applied in the order of the file, whatever their own") {
  CHECK(apply_edits(file(), {edit(8, 13, "3"), edit(0, 3, "1")}) == "1 two 3\nfour  \nfive");
  CHECK(apply_edits(file(), {}) == std::string(file().text()));
}

TEST_CASE("edits: equal ones count once, those of other files not at all") {
  const SourceFile other("b.py", "one");
  CHECK(apply_edits(file(), {edit(0, 0, "x"), edit(0, 0, "x")}) == "xone two three\nfour  \nfive");
  CHECK(apply_edits(file(), {{.span = {&other, 0, 3}, .text = ""}}) == std::string(file().text()));
}

TEST_CASE("edits: different ones that overlap are refused") {
  CHECK_FALSE(apply_edits(file(), {edit(0, 5, "x"), edit(4, 7, "y")}).has_value());
}

TEST_CASE("first line: ends where the line does, without blanks") {
  const Span span = first_line({&file(), 14, 25});
  CHECK(file().text(span) == "four");
  CHECK(file().text(first_line({&file(), 4, 7})) == "two");
  CHECK_FALSE(first_line({}).valid());
}
