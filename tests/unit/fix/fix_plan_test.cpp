// SPDX-License-Identifier: Apache-2.0
#include "core/fix/fix_plan.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

Edit edit(const SourceFile& file, std::uint32_t begin, std::uint32_t end, std::string text) {
  return {.span = {&file, begin, end}, .text = std::move(text)};
}

Diagnostic finding(std::string check, std::vector<Edit> edits, FixSafety safety = FixSafety::safe) {
  Diagnostic made;
  made.check = std::move(check);
  made.fixes.push_back({"mend it", std::move(edits), safety});
  return made;
}

/// Checks count as registered in the order of their names.
FixPlan plan(const std::vector<Diagnostic>& findings, const FixChoice& choice = {}) {
  const CheckOrder order = [](const std::string& check) {
    return static_cast<std::size_t>(check.front());
  };
  return plan_fixes(findings, choice, order, 1);
}

std::string text_after(const FixPlan& plan, const std::string& path) {
  const auto found = plan.texts.find(path);
  return found == plan.texts.end() ? "unchanged" : found->second;
}

}  // namespace

TEST_CASE("fixes: those that keep apart are applied together") {
  const SourceFile file("a.py", "one = 1\ntwo = 2\n");
  const FixPlan made =
      plan({finding("b", {edit(file, 14, 15, "22")}), finding("a", {edit(file, 6, 7, "11")})});
  CHECK(text_after(made, "a.py") == "one = 11\ntwo = 22\n");
  CHECK(made.fixes.size() == 2);
  CHECK(made.waiting == 0);
}

TEST_CASE("fixes: of two that meet, the earlier place wins, then the order of registration") {
  const SourceFile file("a.py", "one = 1\n");
  const FixPlan by_place =
      plan({finding("a", {edit(file, 4, 7, "= 2")}), finding("b", {edit(file, 0, 5, "two =")})});
  CHECK(text_after(by_place, "a.py") == "two = 1\n");
  CHECK(by_place.waiting == 1);
  const FixPlan by_check =
      plan({finding("b", {edit(file, 6, 7, "2")}), finding("a", {edit(file, 6, 7, "3")})});
  CHECK(text_after(by_check, "a.py") == "one = 3\n");
  CHECK(by_check.waiting == 1);
}

TEST_CASE("fixes: edits that touch wait, since which one comes first would be a guess") {
  const SourceFile file("a.py", "f(1)\n");
  const FixPlan made =
      plan({finding("a", {edit(file, 3, 3, ", 2")}), finding("b", {edit(file, 3, 3, ", 3")})});
  CHECK(text_after(made, "a.py") == "f(1, 2)\n");
  CHECK(made.waiting == 1);
}

TEST_CASE("fixes: an edit that two fixes share is made once") {
  const SourceFile file("a.py", "one = 1\ntwo = 2\n");
  const Edit import = edit(file, 0, 0, "import x\n");
  const FixPlan made = plan({finding("a", {import, edit(file, 6, 7, "x")}),
                             finding("b", {import, edit(file, 14, 15, "x")})});
  CHECK(text_after(made, "a.py") == "import x\none = x\ntwo = x\n");
  CHECK(made.fixes.size() == 2);
}

TEST_CASE("fixes: a fix over several files is applied as a whole or not at all") {
  const SourceFile first("a.py", "one = 1\n");
  const SourceFile second("b.py", "two = 2\n");
  const FixPlan made = plan({finding("a", {edit(first, 6, 7, "x")}),
                             finding("b", {edit(first, 6, 7, "y"), edit(second, 6, 7, "y")})});
  CHECK(text_after(made, "a.py") == "one = x\n");
  CHECK(text_after(made, "b.py") == "unchanged");
}

TEST_CASE("fixes: one that breaks its file is taken back, its neighbours are not") {
  const SourceFile first("a.py", "one = f(1)\ntwo = 2\n");
  const SourceFile second("b.py", "three = 3\n");
  const FixPlan made = plan({finding("a", {edit(first, 9, 10, ""), edit(second, 8, 9, "4")}),
                             finding("b", {edit(first, 17, 18, "22")})});
  CHECK(text_after(made, "a.py") == "one = f(1)\ntwo = 22\n");
  CHECK(text_after(made, "b.py") == "unchanged");
  CHECK(made.taken_back == 1);
}

TEST_CASE("fixes: a file that was broken before may be fixed, and no file but Python is parsed") {
  const SourceFile broken("a.py", "one = f(\n\n\ntwo = 2\n");
  CHECK(text_after(plan({finding("a", {edit(broken, 17, 18, "3")})}), "a.py") ==
        "one = f(\n\n\ntwo = 3\n");
  const SourceFile ini("a.ini", "[a]\n");
  CHECK(text_after(plan({finding("a", {edit(ini, 2, 3, "")})}), "a.ini") == "[a\n");
}

TEST_CASE("fixes: unsafe ones only on request") {
  const SourceFile file("a.py", "one = 1\n");
  std::vector<Diagnostic> findings{finding("a", {edit(file, 6, 7, "2")}, FixSafety::unsafe)};
  CHECK(plan(findings).texts.empty());
  CHECK(text_after(plan(findings, {.unsafe = true}), "a.py") == "one = 2\n");
  findings[0].fixes.push_back({"mend it otherwise", {edit(file, 6, 7, "3")}, FixSafety::safe});
  CHECK(text_after(plan(findings), "a.py") == "one = 3\n");
}

TEST_CASE("fixes: that of a note, where the finding has none and only one note has") {
  const SourceFile file("a.py", "one = 1\n");
  Diagnostic noted;
  noted.check = "a";
  noted.related.push_back({{&file, 0, 3}, "here", {{"mend it", {edit(file, 6, 7, "2")}}}});
  CHECK(plan({noted}).texts.empty());
  CHECK(text_after(plan({noted}, {.notes = true}), "a.py") == "one = 2\n");
  Diagnostic twice = noted;
  twice.related.push_back(twice.related.front());
  CHECK(plan({twice}, {.notes = true}).texts.empty());
  Diagnostic own = noted;
  own.fixes.push_back({"mend it", {edit(file, 6, 7, "3")}});
  CHECK(text_after(plan({own}, {.notes = true}), "a.py") == "one = 3\n");
}

TEST_CASE("fixes: line breaks are those of the file, and its byte order mark stays first") {
  const SourceFile file("a.py", "\xEF\xBB\xBFone = 1\r\n");
  const FixPlan made = plan({finding("a", {edit(file, 0, 0, "import x\n")})});
  CHECK(text_after(made, "a.py") == "\xEF\xBB\xBFimport x\r\none = 1\r\n");
}

TEST_CASE("fixes: without effect, without a place or in their own way, they are none") {
  const SourceFile file("a.py", "one = 1\n");
  CHECK(plan({finding("a", {edit(file, 6, 7, "1")})}).fixes.empty());
  CHECK(plan({finding("a", {Edit{{}, "x"}})}).fixes.empty());
  CHECK(plan({finding("a", {edit(file, 0, 5, "x"), edit(file, 4, 7, "y")})}).fixes.empty());
  CHECK(plan({Diagnostic{}}).fixes.empty());
}
