// SPDX-License-Identifier: Apache-2.0
#include "sarif/region.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

Span span_of(const SourceFile& file, std::string_view needle) {
  const auto begin = static_cast<std::uint32_t>(file.text().find(needle));
  return {&file, begin, begin + static_cast<std::uint32_t>(needle.size())};
}

void check_region(const Region& region, Position start, Position end, std::string_view snippet) {
  CHECK(region.start.line == start.line);
  CHECK(region.start.column == start.column);
  CHECK(region.end.line == end.line);
  CHECK(region.end.column == end.column);
  CHECK(region.snippet == snippet);
}

}  // namespace

TEST_CASE("columns are UTF-16 units, and a byte order mark is none") {
  const SourceFile file("a.py",
                        "\xEF\xBB\xBF"
                        "é\U0001F680数 = 'x'\n");
  check_region(region_of(span_of(file, "'x'")), {1, 8}, {1, 11}, "'x'");
  check_region(region_of(span_of(file, "\U0001F680")), {1, 2}, {1, 4}, "\U0001F680");
  check_region(region_of({&file, 0, 5}), {1, 1}, {1, 2},
               "\xEF\xBB\xBF"
               "é");
}

TEST_CASE("lines end at LF, CRLF and CR") {
  const SourceFile file("a.py", "one\r\ntwo\rthree\nfour");
  check_region(region_of(span_of(file, "two")), {2, 1}, {2, 4}, "two");
  check_region(region_of(span_of(file, "three")), {3, 1}, {3, 6}, "three");
  check_region(region_of(span_of(file, "four")), {4, 1}, {4, 5}, "four");
}

TEST_CASE("line breaks at the end are not part of a region") {
  const SourceFile file("a.py", "  one  \r\n\r\ntwo\n");
  check_region(region_of({&file, 2, 11}), {1, 3}, {1, 6}, "one");
}

TEST_CASE("long regions are cut to their first line") {
  const SourceFile file("a.py", "f(\n1,\n2)\n\ng(\n1,\n2,\n3)\n");
  check_region(region_of(span_of(file, "f(\n1,\n2)")), {1, 1}, {3, 3}, "f(\n1,\n2)");
  check_region(region_of(span_of(file, "g(\n1,\n2,\n3)")), {5, 1}, {5, 3}, "g(");
}

TEST_CASE("an empty span stands for its line") {
  const SourceFile file("a.py", "  x = 1  \n   \n");
  check_region(region_of({&file, 0, 0}), {1, 3}, {1, 8}, "x = 1");
  check_region(region_of({&file, 10, 10}), {2, 1}, {2, 1}, "");
  const SourceFile empty("b.py", "");
  check_region(region_of({&empty, 0, 0}), {1, 1}, {1, 1}, "");
}

TEST_CASE("the context is two lines around") {
  const SourceFile file("a.py", "1\n2\n3\n\U0001F680 four\n5\n");
  const auto context = context_of(file, region_of(span_of(file, "four")));
  REQUIRE(context);
  check_region(*context, {2, 1}, {5, 2}, "2\n3\n\U0001F680 four\n5");
}

TEST_CASE("the context neither begins nor ends with blank lines") {
  const SourceFile file("a.py", "1\n\n \nx = 1\n\ny = 2\n\n");
  const auto context = context_of(file, region_of(span_of(file, "x")));
  REQUIRE(context);
  check_region(*context, {4, 1}, {6, 6}, "x = 1\n\ny = 2");
  const auto last = context_of(file, region_of(span_of(file, "2")));
  REQUIRE(last);
  check_region(*last, {4, 1}, {6, 6}, "x = 1\n\ny = 2");
}

TEST_CASE("a context that adds nothing is left out") {
  const SourceFile file("a.py", "one\n");
  CHECK_FALSE(context_of(file, region_of(span_of(file, "one"))));
  const SourceFile bom("a.py", "\xEF\xBB\xBFone");
  CHECK_FALSE(context_of(bom, region_of(span_of(bom, "one"))));
  CHECK(context_of(file, region_of(span_of(file, "on"))));
}

TEST_CASE("snippets have a limit") {
  const std::string long_line(1500, 'x');
  const SourceFile file("a.py", long_line + "\n" + long_line + "\nx\n" + long_line + "\n");
  const auto context = context_of(file, region_of({&file, 3002, 3003}));
  REQUIRE_FALSE(context);  // with a margin of one line it would be too long, with none it is equal
  const SourceFile one("a.py", std::string(5000, 'x'));
  const Region region = region_of({&one, 0, 4000});
  CHECK(region.end.column == 4001);
  CHECK(region.snippet.size() == 2000);
  REQUIRE(context_of(one, region));
  CHECK(context_of(one, region)->snippet.size() == 2000);
}
