// SPDX-License-Identifier: Apache-2.0
#include "core/run/python_lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace migcheck;

namespace {

/// A letter a line: `.` outside of everything at its end, `s` in a string, `c` continued by a
/// backslash, `b` in brackets.
std::string line_ends(std::string_view text) {
  std::string ends;
  for (const PythonLine& line : python_lines(text)) {
    const char inside = line.ends_inside ? 'b' : '.';
    const char continued = line.ends_continued ? 'c' : inside;
    ends += line.ends_in_string ? 's' : continued;
  }
  return ends;
}

}  // namespace

TEST_CASE("python lines: strings, brackets and backslashes go on") {
  CHECK(line_ends("") == ".");
  CHECK(line_ends("a = 1\nb = 2\n") == "...");
  CHECK(line_ends("f(\n  1,\n)\n") == "bb..");
  CHECK(line_ends("s = '''\n x ' y\n'''\n") == "ss..");
  CHECK(line_ends("s = \"\"\"a\\\"\"\"\"\n") == "..");
  CHECK(line_ends("a = 1 + \\\n  2\n") == "c..");
  CHECK(line_ends("a = 1 + \\\r\n  2\r\n") == "c..");
  CHECK(line_ends("s = 'a \\\n b'\n") == "s..");
}

TEST_CASE("python lines: brackets and quotes in comments and strings mean nothing") {
  CHECK(line_ends("a = 1  # ( ' \"\"\"\nb = '# ('\nc = 2\n") == "....");
  CHECK(line_ends("s = 'not closed\nb = 2\n") == "...");
}

TEST_CASE("python lines: the state at the beginning is that of the end before") {
  const auto lines = python_lines("x = \"\"\"\na\n\"\"\"\ny = f(\\\n1)\nz\n");
  CHECK(lines[1].starts_in_string);
  CHECK(lines[2].starts_inside);
  CHECK_FALSE(lines[3].starts_inside);
  CHECK(lines[4].starts_continued);
  CHECK_FALSE(lines[5].starts_inside);
}
