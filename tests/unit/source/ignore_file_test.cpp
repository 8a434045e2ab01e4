// SPDX-License-Identifier: Apache-2.0
#include "core/source/ignore_file.h"

#include <doctest/doctest.h>

using migcheck::IgnoreFile;

TEST_CASE("the last pattern that matches decides") {
  const IgnoreFile file("*.py\n!keep.py\n/top\n");
  CHECK(file.ignores("a/b.py", false) == true);
  CHECK(file.ignores("a/keep.py", false) == false);
  CHECK(file.ignores("top", false) == true);
  CHECK_FALSE(file.ignores("a/top", false).has_value());
}

TEST_CASE("comments, blanks, escapes, line ends") {
  const IgnoreFile file("\xEF\xBB\xBF# c\r\n\r\n\\#a\n\\!b\ntrail  \nkept\\ \n  lead\n");
  CHECK(file.ignores("#a", false) == true);
  CHECK(file.ignores("!b", false) == true);
  CHECK(file.ignores("trail", false) == true);
  CHECK(file.ignores("kept ", false) == true);
  CHECK(file.ignores("  lead", false) == true);
  CHECK_FALSE(file.ignores("# c", false).has_value());
  CHECK(IgnoreFile("# only\n\n   \n").empty());
}

TEST_CASE("folder patterns leave files alone") {
  const IgnoreFile file("build/\n");
  CHECK(file.ignores("a/build", true) == true);
  CHECK_FALSE(file.ignores("a/build", false).has_value());
}
