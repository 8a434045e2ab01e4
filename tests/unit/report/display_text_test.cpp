// SPDX-License-Identifier: Apache-2.0
#include "report/display_text.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

std::string joined(const std::vector<DisplayCell>& cells) {
  std::string text;
  for (const DisplayCell& cell : cells) text += cell.text;
  return text;
}

}  // namespace

TEST_CASE("escape sequences of the analysed repository never reach the terminal") {
  CHECK(display_text("a\x1b[31mb") == "a<U+001B>[31mb");
  CHECK(display_text("bell\x07") == "bell<U+0007>");
  CHECK(display_text("\xC2\x9B"
                     "31m") == "<U+009B>31m");  // CSI as one character
  CHECK(display_text("del\x7F") == "del<U+007F>");
}

TEST_CASE("marks that reorder or hide text are written out") {
  CHECK(display_text("\xE2\x80\xAE"
                     "abc") == "<U+202E>abc");
  CHECK(display_text("\xE2\x81\xA6"
                     "abc") == "<U+2066>abc");
  CHECK(display_text("a\xE2\x80\x8B"
                     "b") == "a<U+200B>b");
  CHECK(display_text("\xEF\xBB\xBF"
                     "a") == "<U+FEFF>a");
}

TEST_CASE("bytes that are no UTF-8 are written out") {
  CHECK(display_text("caf\xE9!") == "caf<E9>!");
  CHECK(display_text("\xE2\x82") == "<E2><82>");
}

TEST_CASE("a message stays on one line") { CHECK(display_text("a\r\nb\tc") == "a  b c"); }

TEST_CASE("ordinary letters of any script are shown as they are") {
  const std::string text = "Größe 数量 עברית \xF0\x9F\x9A\x80";
  CHECK(display_text(text) == text);
}

TEST_CASE("tabs go to the next stop, counted in columns") {
  CHECK(joined(display_cells("\tx", 4)) == "    x");
  CHECK(joined(display_cells("ab\tx", 4)) == "ab  x");
  CHECK(joined(display_cells("abcd\tx", 4)) == "abcd    x");
  CHECK(joined(display_cells("数\tx", 4)) == "数  x");
}

TEST_CASE("cells know their width and the byte they stand for") {
  const auto cells = display_cells("é数x", 8);
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].width == 1);
  CHECK(cells[1].width == 2);
  CHECK(cells[1].offset == 2);
  CHECK(cells[2].offset == 5);
}

TEST_CASE("widths of characters") {
  CHECK(display_width(U'a') == 1);
  CHECK(display_width(U'é') == 1);
  CHECK(display_width(0x301) == 0);    // combining acute
  CHECK(display_width(0x4E2D) == 2);   // 中
  CHECK(display_width(0x1F680) == 2);  // rocket
  CHECK(display_width(0xFF21) == 2);   // fullwidth A
  CHECK(display_width(0x2014) == 1);   // em dash
}
