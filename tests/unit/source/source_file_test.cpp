// SPDX-License-Identifier: Apache-2.0
#include "core/source/source_file.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using migcheck::Position;
using migcheck::SourceFile;

TEST_CASE("LF, CRLF and a lone CR end lines") {
  const SourceFile file("a.py", "one\ntwo\r\nthree\rfour");
  REQUIRE(file.line_count() == 4);
  CHECK(file.line_text(1) == "one");
  CHECK(file.line_text(2) == "two");
  CHECK(file.line_text(3) == "three");
  CHECK(file.line_text(4) == "four");
  CHECK(file.position(8) == Position{2, 5});
  CHECK(file.position(9) == Position{3, 1});
  CHECK(file.position(15) == Position{4, 1});
}

TEST_CASE("a break at the end opens an empty line, an empty file has one line") {
  CHECK(SourceFile("a", "x\n").line_count() == 2);
  CHECK(SourceFile("a", "x\n").line_text(2).empty());
  CHECK(SourceFile("a", "").line_count() == 1);
  CHECK(SourceFile("a", "").position(0) == Position{1, 1});
  CHECK(SourceFile("a", "\r\r\n\n").line_count() == 4);
}

TEST_CASE("columns count bytes, UTF-16 units or code points") {
  const SourceFile file("a", "é😀x");
  CHECK(file.position(6) == Position{1, 7});
  CHECK(file.position_utf16(6) == Position{1, 4});
  CHECK(file.position_codepoint(6) == Position{1, 3});
}

TEST_CASE("a place inside a character is the character's place") {
  const SourceFile file("a", "😀x");
  CHECK(file.position_utf16(2) == Position{1, 1});
  CHECK(file.position_codepoint(3) == Position{1, 1});
  CHECK(file.position_utf16(4) == Position{1, 3});
}

TEST_CASE("the byte order mark is no column") {
  const SourceFile file("a", "\xEF\xBB\xBFid = 1\nx");
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(2) == Position{1, 1});
  CHECK(file.position(3) == Position{1, 1});
  CHECK(file.position_utf16(5) == Position{1, 3});
  CHECK(file.line_text(1) == "id = 1");
  CHECK(file.line_start(1) == 0);
  CHECK(file.position(10) == Position{2, 1});
}

TEST_CASE("offsets past the end are the end") {
  const SourceFile file("a", "ab\ncd");
  CHECK(file.position(99) == Position{2, 3});
  CHECK(file.position_utf16(99) == Position{2, 3});
  CHECK(file.position_codepoint(99) == Position{2, 3});
}

TEST_CASE("text of spans") {
  const SourceFile file("a", "create table");
  CHECK(file.text({&file, 7, 12}) == "table");
  CHECK(file.text(file.whole()) == "create table");
}

TEST_CASE("any bytes have places, in order") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += static_cast<char>(random() % 7 == 0 ? '\n' : random());
    const SourceFile file("a", text);
    Position last{1, 1};
    for (std::uint32_t at = 0; at <= text.size() + 2; ++at) {
      const Position place = file.position_utf16(at);
      REQUIRE(place >= last);
      REQUIRE(place.line == file.position(at).line);
      REQUIRE(place.line == file.position_codepoint(at).line);
      REQUIRE(file.position_codepoint(at).column <= place.column);
      REQUIRE(file.line_start(place.line) <= at);
      last = place;
    }
  }
}
