// SPDX-License-Identifier: Apache-2.0
#include "core/baseline/baseline.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/temporary_folder.h"

using namespace migcheck;

namespace {

Diagnostic finding(std::string check, std::string subject, Severity severity = Severity::warning) {
  Diagnostic made;
  made.check = std::move(check);
  made.subject = std::move(subject);
  made.severity = severity;
  return made;
}

std::vector<BaselineEntry> read_back(const std::string& text) {
  auto entries = read_baseline(SourceFile("baseline", text));
  REQUIRE_MESSAGE(entries.ok(), text);
  return std::move(entries).value();
}

std::string read_error(const std::string& text) {
  const auto entries = read_baseline(SourceFile("baseline", text));
  REQUIRE_FALSE(entries.ok());
  return entries.error().to_string();
}

std::string states(const std::vector<Diagnostic>& findings) {
  std::string text;
  for (const Diagnostic& one : findings) {
    text += one.baseline == BaselineState::unchanged ? 'u' : 'n';
  }
  return text;
}

std::vector<Diagnostic> many() {
  return {finding("enum-case", "type:public.a"), finding("enum-case", "type:public.b"),
          finding("enum-case", "type:public.b"), finding("stub-table", "table:public.c")};
}

}  // namespace

TEST_CASE("baseline: of everything, everything is known") {
  std::vector<Diagnostic> findings = many();
  const auto entries = read_back(baseline_text(entries_for(findings)));
  CHECK(entries.size() == 4);
  CHECK(compare_with_baseline(findings, entries).empty());
  CHECK(states(findings) == "uuuu");
}

TEST_CASE("baseline: what is not in it is new, and what is only in it is gone") {
  const auto entries = entries_for(many());
  std::vector<Diagnostic> now{finding("enum-case", "type:public.b"),
                              finding("enum-case", "type:public.z")};
  const auto gone = compare_with_baseline(now, entries);
  CHECK(states(now) == "un");
  REQUIRE(gone.size() == 3);
  CHECK(gone[0].subject == "type:public.a");
  CHECK(gone[1].subject == "type:public.b");  // there were two, one is left
  CHECK(gone[2].check == "stub-table");
}

TEST_CASE("baseline: a third finding of the same kind is new") {
  std::vector<Diagnostic> now = many();
  now.push_back(finding("enum-case", "type:public.b"));
  CHECK(compare_with_baseline(now, entries_for(many())).empty());
  CHECK(states(now) == "uuuun");
}

TEST_CASE("baseline: a finding that has become worse is new, one that has become better is not") {
  const auto entries = entries_for(many());
  std::vector<Diagnostic> now = many();
  now[0].severity = Severity::error;
  now[3].severity = Severity::note;
  CHECK(compare_with_baseline(now, entries).empty());
  CHECK(states(now) == "nuuu");
}

TEST_CASE("baseline: one entry a line, sorted, whatever the subject holds") {
  const std::string text = baseline_text(
      entries_for({finding("a", "table:public.x\ny z\x7F"), finding("b", ""), finding("c", "d")}));
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  CHECK(lines.size() == 4);
  CHECK(lines[0] == "# migcheck baseline 1: one finding a line; see --baseline");
  CHECK(std::is_sorted(lines.begin() + 1, lines.end()));
  CHECK(text.find(" warning a table:public.x\\x0ay z\\x7f\n") != std::string::npos);
  CHECK(baseline_text(read_back(text)) == text);
}

TEST_CASE("baseline: order, repetitions, comments and line breaks do not matter") {
  const std::string text = baseline_text(entries_for(many()));
  std::vector<BaselineEntry> entries = read_back(text);
  std::string other = text.substr(0, text.find('\n')) + "\r\n\r\n# a comment\r\n";
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const std::string line = entry->fingerprint + " warning " + entry->check + " " + entry->subject;
    other += line + "\r\n" + line + "\r\n";
  }
  CHECK(baseline_text(read_back(other)) == text);
}

TEST_CASE("baseline: what is none is an error with its place") {
  CHECK(read_error("") ==
        "baseline:1:1: error: this file is no baseline\n"
        "  help: --write-baseline makes one");
  CHECK(read_error("# migcheck baseline 1\nabc warning enum-case\n") ==
        "baseline:2:1: error: expected a fingerprint, a severity and a check\n"
        "  help: --write-baseline writes the file anew");
  CHECK(read_error("# migcheck baseline 1\n<<<<<<< HEAD\n") ==
        "baseline:2:1: error: this merge conflict is not resolved\n"
        "  help: keep the lines of both sides, in any order");
}

TEST_CASE("baseline: git merges what two branches add") {
  const TemporaryFolder folder;
  std::vector<Diagnostic> findings;
  for (int i = 0; i < 40; ++i) findings.push_back(finding("a", "t:" + std::to_string(i)));
  const auto commit = [&](const std::string& name, const std::vector<Diagnostic>& all) {
    folder.write("baseline", baseline_text(entries_for(all)));
    folder.git({"add", "-A"});
    folder.git({"commit", "-qm", name});
  };
  folder.write(".gitattributes", "baseline merge=union\n");
  folder.git({"init", "-q", "-b", "main"});
  commit("first", findings);
  std::vector<Diagnostic> ours = findings;
  ours.push_back(finding("b", "ours"));
  std::vector<Diagnostic> theirs = findings;
  theirs.push_back(finding("b", "theirs"));
  folder.git({"checkout", "-qb", "theirs"});
  commit("theirs", theirs);
  folder.git({"checkout", "-q", "main"});
  commit("ours", ours);
  folder.git({"merge", "-q", "--no-edit", "theirs"});

  std::vector<Diagnostic> both = ours;
  both.push_back(theirs.back());
  CHECK(compare_with_baseline(both, read_back(read_file(folder / "baseline").value())).empty());
  CHECK(std::none_of(both.begin(), both.end(), [](const Diagnostic& one) {
    return one.baseline != BaselineState::unchanged;
  }));
}
