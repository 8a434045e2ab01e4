// SPDX-License-Identifier: Apache-2.0
// Replacements are applied here from their coordinates alone, as a consumer of the report does:
// once by the specification, and once as the editor extension does, which moves the start of every
// region past the line's leading blanks. Both must give what the fix meant.
#include "sarif/replacement.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/source/source_file.h"
#include "core/source/utf8.h"

using namespace migcheck;

namespace {

/// What the fix means: the edits applied to the bytes.
std::string meant(const SourceFile& file, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string text(file.text());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
  }
  return text;
}

/// The byte offset of a line and a UTF-16 column.
std::uint32_t offset_of(const SourceFile& file, Position place) {
  std::uint32_t offset = file.line_start(place.line);
  if (place.line == 1 && file.text().starts_with("\xEF\xBB\xBF")) offset += 3;
  for (std::uint32_t column = 1; column < place.column;) {
    const CodePoint character = decode_utf8(file.text(), offset);
    offset += character.length;
    column += character.value > 0xFFFF ? 2 : 1;
  }
  return offset;
}

Position past_leading_blanks(const SourceFile& file, Position place) {
  const std::string_view line = file.line_text(place.line);
  const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
  return {place.line, std::max(place.column, static_cast<std::uint32_t>(blanks) + 1)};
}

/// Applies edits through their coordinates; `editor` with the extension's arithmetic.
std::string applied(const SourceFile& file, const std::vector<Edit>& edits, bool editor) {
  std::string text(file.text());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    Position start = file.position_utf16(edit->span.begin);
    if (editor) start = past_leading_blanks(file, start);
    const std::uint32_t begin = offset_of(file, start);
    const std::uint32_t end = offset_of(file, file.position_utf16(edit->span.end));
    REQUIRE(begin <= end);
    text.replace(begin, end - begin, edit->text);
  }
  return text;
}

/// Normalises and checks both ways of applying; returns the edits.
std::vector<Edit> checked(const SourceFile& file, const std::vector<Edit>& edits) {
  const auto normalised = normalised_edits({"mend it", edits});
  REQUIRE(normalised);
  CHECK(applied(file, *normalised, false) == meant(file, edits));
  CHECK(applied(file, *normalised, true) == meant(file, edits));
  return *normalised;
}

}  // namespace

TEST_CASE("a small replacement stays as it is, and becomes minimal") {
  const SourceFile file("a.py", "    x = sa.Enum('a')\n");
  const auto edits = checked(file, {{{&file, 8, 20}, "postgresql.ENUM('a')"}});
  REQUIRE(edits.size() == 1);
  CHECK(file.text(edits[0].span) == "sa.Enum");
  CHECK(edits[0].text == "postgresql.ENUM");
}

TEST_CASE("a line inserted before an indented line goes to the end of the line above") {
  const SourceFile file("a.py", "def f():\n    return 1\n");
  const auto edits = checked(file, {{{&file, 9, 9}, "    x = 1\n"}});
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].span == Span{&file, 8, 8});
  CHECK(edits[0].text == "\n    x = 1");
}

TEST_CASE("a deleted indented line takes the line break above with it") {
  const SourceFile file("a.py", "def f():\n    x = 1\n    return 1\n");
  const auto edits = checked(file, {{{&file, 9, 19}, ""}});
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].span == Span{&file, 8, 18});
  CHECK(edits[0].text.empty());
}

TEST_CASE("a line inserted before a line at the margin may stay there") {
  const SourceFile file("a.py", "import a\nimport c\n");
  const auto edits = checked(file, {{{&file, 9, 9}, "import b\n"}});
  CHECK(edits.size() == 1);
}

TEST_CASE("an insertion at the start of the file stands behind the byte order mark") {
  const SourceFile file("a.py", "\xEF\xBB\xBFimport a\n");
  const auto edits = normalised_edits({"mend it", {{{&file, 0, 0}, "import b\n"}}});
  REQUIRE(edits);
  CHECK(applied(file, *edits, false) == "\xEF\xBB\xBFimport b\nimport a\n");
}

TEST_CASE("inserted lines end as those of the file") {
  const SourceFile file("a.py", "def f():\r\n    return 1\r\n");
  const auto edits = normalised_edits({"mend it", {{{&file, 10, 10}, "    x = 1\n"}}});
  REQUIRE(edits);
  CHECK(applied(file, *edits, true) == "def f():\r\n    x = 1\r\n    return 1\r\n");
}

TEST_CASE("edits are in order, and touching ones are joined") {
  const SourceFile file("a.py", "f(a, b)\n");
  const auto edits =
      checked(file, {{{&file, 5, 6}, "x"}, {{&file, 6, 6}, ", c"}, {{&file, 2, 3}, "y"}});
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].text == "y");
  CHECK(edits[1].text == "x, c");
}

TEST_CASE("edits of several files are ordered by path") {
  const SourceFile b("b.py", "b\n");
  const SourceFile a("a.py", "a\n");
  const auto edits = normalised_edits({"mend it", {{{&b, 0, 1}, "x"}, {{&a, 0, 1}, "y"}}});
  REQUIRE(edits);
  CHECK(edits->front().span.file == &a);
}

TEST_CASE("fixes that cannot be written are refused") {
  const SourceFile file("a.py", "abcdef\n");
  const SourceFile latin1("b.py", "caf\xE9 x\n");
  const SourceFile indented("c.py", "  x\n");
  CHECK_FALSE(normalised_edits({"nothing", {}}));
  CHECK_FALSE(normalised_edits({"the same", {{{&file, 0, 3}, "abc"}}}));
  CHECK_FALSE(normalised_edits({"overlap", {{{&file, 0, 3}, "x"}, {{&file, 2, 4}, "y"}}}));
  CHECK_FALSE(normalised_edits({"no place", {{{}, "x"}}}));
  CHECK_FALSE(normalised_edits({"no UTF-8", {{{&latin1, 5, 6}, "y"}}}));
  CHECK_FALSE(normalised_edits({"no UTF-8", {{{&file, 0, 1}, "\xE9"}}}));
  CHECK_FALSE(normalised_edits({"no line above", {{{&indented, 0, 0}, "y"}}}));
}

TEST_CASE("random edits mean the same to every consumer") {
  const std::string pieces[] = {"    ", "\t", "x = 1", "é", "\U0001F680", "\n", "\n", "  \n", ","};
  std::mt19937 random(3);
  const auto pick = [&random](std::size_t count) { return random() % count; };
  const auto text_of = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += pieces[pick(std::size(pieces))];
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    const SourceFile file("a.py", "first\n" + text_of(30));
    std::vector<std::uint32_t> borders;
    for (std::uint32_t at = 6; at < file.text().size();) {
      borders.push_back(at);
      at += decode_utf8(file.text(), at).length;
    }
    std::vector<Edit> edits;
    std::size_t border = 0;
    while (border + 8 < borders.size() && edits.size() < 3) {
      const std::size_t begin = border + 1 + pick(3);
      const std::size_t end = begin + pick(4);
      edits.push_back({{&file, borders[begin], borders[end]}, text_of(pick(4))});
      border = end + 1;
    }
    const auto normalised = normalised_edits({"mend it", edits});
    if (!normalised) continue;
    CAPTURE(file.text());
    CHECK(applied(file, *normalised, false) == meant(file, edits));
    CHECK(applied(file, *normalised, true) == meant(file, edits));
  }
}
