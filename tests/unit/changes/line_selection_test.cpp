// SPDX-License-Identifier: Apache-2.0
#include "core/changes/line_selection.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("line selection: ranges include both ends") {
  LineSelection lines;
  lines.add_lines("a.py", {{3, 5}, {9, 9}});
  CHECK_FALSE(lines.selects("a.py", {1, 2}));
  CHECK(lines.selects("a.py", {1, 3}));
  CHECK(lines.selects("a.py", {5, 5}));
  CHECK_FALSE(lines.selects("a.py", {6, 8}));
  CHECK(lines.selects("a.py", {8, 12}));
  CHECK_FALSE(lines.selects("b.py", {3, 5}));
  CHECK(lines.touches("a.py"));
  CHECK_FALSE(lines.touches("b.py"));
}

TEST_CASE("line selection: whole files, and files that are known but not changed") {
  LineSelection lines;
  CHECK(lines.empty());
  lines.add_file("a.py");
  lines.add_lines("b.py", {});
  CHECK(lines.selects("a.py", {1000, 1000}));
  CHECK_FALSE(lines.selects("b.py", {1, 1}));
  CHECK_FALSE(lines.touches("b.py"));
  CHECK_FALSE(lines.empty());
}

TEST_CASE("line selection: the first name that a path ends in decides") {
  LineSelection lines;
  lines.add_name("x/a.py", {{1, 1}});
  lines.add_name("a.py", {});
  CHECK(lines.selects("x/a.py", {1, 1}));
  CHECK_FALSE(lines.selects("x/a.py", {2, 2}));
  CHECK(lines.selects("y/a.py", {2, 2}));
  CHECK_FALSE(lines.selects("y/b.py", {2, 2}));
}

TEST_CASE("original lines: found again after fixes") {
  const OriginalLines lines("1\n2\n3\n4\n5\n", "0\n1\n2\nx\ny\n5\n");
  const auto original = [&](std::uint32_t line) {
    const LineRange range = lines.original(LineRange{line, line});
    return std::to_string(range.first) + "-" + std::to_string(range.last);
  };
  CHECK(original(1) == "1-1");  // inserted before the first line
  CHECK(original(2) == "1-1");
  CHECK(original(3) == "2-2");
  CHECK(original(4) == "3-4");
  CHECK(original(5) == "3-4");
  CHECK(original(6) == "5-5");
  CHECK(OriginalLines("1\n", "1\n").original(LineRange{1, 1}).last == 1);
}
