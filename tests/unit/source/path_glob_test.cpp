// SPDX-License-Identifier: Apache-2.0
#include "core/source/path_glob.h"

#include <doctest/doctest.h>

#include <string>

using migcheck::Glob;
using migcheck::PathPattern;

namespace {
bool glob(std::string_view pattern, std::string_view text) { return Glob(pattern).matches(text); }
}  // namespace

TEST_CASE("stars and question marks stay within a component") {
  CHECK(glob("*.py", "a.py"));
  CHECK(glob("a*c*e", "abcde"));
  CHECK(glob("*", ""));
  CHECK(glob("a?c", "abc"));
  CHECK_FALSE(glob("*.py", "a/b.py"));
  CHECK_FALSE(glob("a?c", "a/c"));
  CHECK_FALSE(glob("a?c", "ac"));
  CHECK_FALSE(glob("abc", "abcd"));
}

TEST_CASE("two stars match any folders") {
  CHECK(glob("**/a", "a"));
  CHECK(glob("**/a", "x/y/a"));
  CHECK(glob("a/**", "a/b/c"));
  CHECK(glob("a/**/b", "a/b"));
  CHECK(glob("a/**/b", "a/x/y/b"));
  CHECK(glob("**", "a/b"));
  CHECK(glob("**/*.py", "a.py"));
  CHECK(glob("a/**/**/b", "a/b"));
  CHECK_FALSE(glob("**/a", "xa"));
  CHECK_FALSE(glob("a/**", "a"));
  CHECK_FALSE(glob("a/**/b", "ab"));
  CHECK_FALSE(glob("a**b", "a/b"));
  CHECK(glob("a**b", "axb"));
}

TEST_CASE("brackets") {
  CHECK(glob("[a-c]x", "bx"));
  CHECK(glob("[!a-c]x", "dx"));
  CHECK(glob("[^a-c]x", "dx"));
  CHECK(glob("[]a]", "]"));
  CHECK(glob("[a-]", "-"));
  CHECK(glob("[-a]", "-"));
  CHECK(glob("[\\]]", "]"));
  CHECK(glob("[[:digit:]_]", "7"));
  CHECK(glob("[[:digit:]_]", "_"));
  CHECK(glob("[[:alpha:]-z]", "-"));
  CHECK_FALSE(glob("[a-c]x", "dx"));
  CHECK_FALSE(glob("[!a]", "/"));
  CHECK_FALSE(glob("[[:nothing:]]", "a"));
}

TEST_CASE("malformed patterns match nothing") {
  CHECK_FALSE(glob("[a", "a"));
  CHECK_FALSE(glob("[a", "[a"));
  CHECK_FALSE(glob("[", "["));
  CHECK_FALSE(glob("a\\", "a"));
  CHECK_FALSE(glob("a\\", "a\\"));
}

TEST_CASE("a backslash takes the next character literally") {
  CHECK(glob("\\*", "*"));
  CHECK_FALSE(glob("\\*", "a"));
  CHECK(glob("a\\b", "ab"));
}

TEST_CASE("the literal ends of a pattern do not share bytes, nor hide what may be skipped") {
  CHECK(Glob("ab*ba").matches("abba"));
  CHECK_FALSE(Glob("ab*ba").matches("aba"));
  CHECK(Glob("**/a").matches("a"));
  CHECK(Glob("**/a").matches("x/y/a"));
  CHECK(Glob("x/**/a").matches("x/a"));
  CHECK_FALSE(Glob("x/**/a").matches("xa"));
  CHECK(Glob("").matches(""));
  CHECK_FALSE(Glob("").matches("a"));
  CHECK(Glob("[a]").matches("a"));
}

TEST_CASE("no pattern takes exponential time") {
  std::string pattern;
  for (int i = 0; i < 500; ++i) pattern += "*a";
  CHECK_FALSE(glob(pattern + "b", std::string(2000, 'a')));
  std::string folders;
  for (int i = 0; i < 100000; ++i) folders += "**/";
  CHECK_FALSE(glob(folders, "a/b"));
}

TEST_CASE("path patterns are anchored when they have a slash") {
  CHECK(PathPattern("generated").matches("a/generated/b.py"));
  CHECK(PathPattern("*.py").matches("a/b.py"));
  CHECK(PathPattern("/a").matches("a/b"));
  CHECK(PathPattern("a/b").matches("a/b/c"));
  CHECK(PathPattern("**/b/").matches("x/b/c"));
  CHECK_FALSE(PathPattern("/b").matches("a/b"));
  CHECK_FALSE(PathPattern("a/b").matches("x/a/b"));
}

TEST_CASE("a trailing slash means folders") {
  CHECK(PathPattern("b/").matches("a/b/c"));
  CHECK_FALSE(PathPattern("b/").matches("a/b"));
  CHECK_FALSE(PathPattern("/").matches("a/b"));
  CHECK_FALSE(PathPattern("").matches("a/b"));
}
