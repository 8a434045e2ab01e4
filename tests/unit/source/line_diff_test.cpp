// SPDX-License-Identifier: Apache-2.0
#include "core/source/line_diff.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace migcheck;

namespace {

/// The new text, made from the old one and the changes.
std::string applied(std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  std::string text;
  std::size_t at = 0;
  for (const LineChange& change : diff_lines(old_lines, new_lines)) {
    for (; at < change.old_begin; ++at) text += old_lines[at];
    for (std::size_t i = change.new_begin; i < change.new_end; ++i) text += new_lines[i];
    at = change.old_end;
  }
  for (; at < old_lines.size(); ++at) text += old_lines[at];
  return text;
}

std::size_t changed_lines(std::string_view before, std::string_view after) {
  std::size_t count = 0;
  for (const LineChange& change : diff_lines(lines_of(before), lines_of(after))) {
    count += change.old_end - change.old_begin + change.new_end - change.new_begin;
  }
  return count;
}

}  // namespace

TEST_CASE("line diff: finds the shortest change") {
  CHECK(changed_lines("a\nb\nc\n", "a\nb\nc\n") == 0);
  CHECK(changed_lines("a\nb\nc\n", "a\nc\n") == 1);
  CHECK(changed_lines("a\nc\n", "a\nb\nc\n") == 1);
  CHECK(changed_lines("a\nb\nc\nd\ne\n", "x\nb\nc\nd\ny\n") == 4);
  CHECK(changed_lines("", "a\n") == 1);
  CHECK(changed_lines("a", "a\n") == 2);
}

TEST_CASE("line diff: its changes make the one text from the other") {
  std::mt19937 random(7);
  const auto text = [&] {
    std::string made;
    const unsigned lines = random() % 30;
    for (unsigned i = 0; i < lines; ++i) made.append(1, "abcd"[random() % 4]).append("\n");
    return made + (random() % 2 == 0 ? "end" : "");
  };
  for (int i = 0; i < 500; ++i) {
    const std::string before = text();
    const std::string after = text();
    CHECK(applied(before, after) == after);
  }
}

TEST_CASE("line diff: texts without a common line are one change, however long") {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  CHECK(diff_lines(lines_of(before), lines_of(after)).size() == 1);
  CHECK(applied(before, after) == after);
}
