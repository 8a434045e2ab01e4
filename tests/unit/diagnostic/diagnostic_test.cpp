// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/diagnostic.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

Diagnostic make(const SourceFile& file, std::uint32_t begin, std::uint32_t end, std::string check,
                std::string message) {
  Diagnostic diagnostic;
  diagnostic.check = std::move(check);
  diagnostic.span = {&file, begin, end};
  diagnostic.message = std::move(message);
  return diagnostic;
}

}  // namespace

TEST_CASE("severities have names") {
  CHECK(to_string(Severity::note) == "note");
  CHECK(to_string(Severity::warning) == "warning");
  CHECK(to_string(Severity::error) == "error");
  CHECK(severity_from_string("error") == Severity::error);
  CHECK(severity_from_string("warning") == Severity::warning);
  CHECK(severity_from_string("note") == Severity::note);
  CHECK_FALSE(severity_from_string("Error"));
  CHECK_FALSE(severity_from_string("never"));
  CHECK_FALSE(severity_from_string(""));
}

TEST_CASE("findings are ordered by path, begin, end, check and message, from any order") {
  // the addresses are in the opposite order of the paths
  const SourceFile files[] = {{"b.py", "0123456789"}, {"a.py", "0123456789"}};
  const std::vector<Diagnostic> ordered = {
      make(files[1], 0, 1, "x", "m"), make(files[1], 0, 2, "x", "m"),
      make(files[1], 1, 1, "x", "m"), make(files[1], 1, 1, "y", "a"),
      make(files[1], 1, 1, "y", "b"), make(files[0], 0, 0, "a", "a"),
  };
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::vector<Diagnostic> shuffled = ordered;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    sort_and_deduplicate(shuffled);
    REQUIRE(shuffled.size() == ordered.size());
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      CHECK(shuffled[i].span == ordered[i].span);
      CHECK(shuffled[i].check == ordered[i].check);
      CHECK(shuffled[i].message == ordered[i].message);
    }
  }
}

TEST_CASE("the order is total: any difference decides, and equal findings are not less") {
  const SourceFile file("a.py", "0123456789");
  const Diagnostic base = make(file, 0, 1, "x", "m");
  std::vector<Diagnostic> others(6, base);
  others[0].severity = Severity::note;
  others[1].subject = "type:a";
  others[2].revision = "1";
  others[3].related = {{{&file, 2, 3}, "here"}};
  others[4].fixes = {{"drop it", {}}};
  others[5].fixes = {{"drop it", {{{&file, 0, 1}, ""}}}};
  others.push_back(base);
  for (std::size_t i = 0; i < others.size(); ++i) {
    for (std::size_t j = 0; j < others.size(); ++j) {
      const int decided =
          diagnostic_less(others[i], others[j]) + diagnostic_less(others[j], others[i]);
      CHECK(decided == (i == j ? 0 : 1));
    }
  }
}

TEST_CASE("of findings equal in check, place and message the worst stays") {
  const SourceFile file("a.py", "0123456789");
  std::vector<Diagnostic> diagnostics(3, make(file, 0, 1, "x", "m"));
  diagnostics[1].severity = Severity::error;
  diagnostics[2].severity = Severity::note;
  diagnostics.push_back(make(file, 0, 1, "x", "other"));
  sort_and_deduplicate(diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].severity == Severity::error);
  CHECK(diagnostics[1].message == "other");
}

TEST_CASE("findings without a place come first and do not crash") {
  const SourceFile file("a.py", "0");
  std::vector<Diagnostic> diagnostics = {make(file, 0, 1, "x", "m"), Diagnostic{}};
  sort_and_deduplicate(diagnostics);
  CHECK_FALSE(diagnostics[0].span.valid());
}
