// SPDX-License-Identifier: Apache-2.0
// The parts that custom checks are made of.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/check/name_pattern.h"
#include "core/check/operation_names.h"
#include "core/check/query_check.h"
#include "core/check/text_template.h"
#include "core/source/thread_pool.h"

using namespace migcheck;

namespace {

bool accepts(const std::vector<std::string>& words, const PlacedName& name) {
  NamePatterns patterns;
  for (const std::string& word : words) patterns.add(NamePattern::parse(word).value());
  return patterns.accepts(name);
}

/// What a query reports, with blanks between.
std::string found(const std::string& query, std::string_view python) {
  const auto rule = CodeRule::compile(query);
  REQUIRE_MESSAGE(rule.ok(), rule.error().message);
  std::string all;
  for (const CodeRule::Found& one : rule.value().find_in(python, CodeTree(python))) {
    all += (all.empty() ? "" : " ") + std::string(python.substr(one.begin, one.end - one.begin));
  }
  return all;
}

std::string error_of(const std::string& query) {
  const auto rule = CodeRule::compile(query);
  REQUIRE_FALSE(rule.ok());
  const Error& error = rule.error();
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message;
}

Operation made_of(OperationPayload payload) {
  Operation operation;
  operation.payload = std::move(payload);
  return operation;
}

std::string shown(OperationPayload payload, bool columns = false) {
  std::string all;
  for (const OperationNames& one : operation_names(made_of(std::move(payload)), columns)) {
    all += (all.empty() ? "" : " ") + one.table.name + "." + one.column + "." + one.name.name;
  }
  return all;
}

}  // namespace

TEST_CASE("name patterns: globs, expressions, signs and schemas") {
  CHECK(accepts({}, {"", "deals"}));
  CHECK(accepts({"d*"}, {"", "deals"}));
  CHECK_FALSE(accepts({"d"}, {"", "deals"}));
  CHECK(accepts({"x", "d*"}, {"", "deals"}));
  CHECK_FALSE(accepts({"d*", "!*ls"}, {"", "deals"}));
  CHECK(accepts({"!x*"}, {"", "deals"}));
  CHECK(accepts({"/^de.*s$/"}, {"", "deals"}));
  CHECK(accepts({"!/^x/"}, {"", "deals"}));
  CHECK(accepts({"public.deals"}, {"", "deals"}));
  CHECK(accepts({"s1.*"}, {"s1", "deals"}));
  CHECK_FALSE(accepts({"s1.*"}, {"s2", "deals"}));
  CHECK(accepts({"deals"}, {"s2", "deals"}));
  CHECK_FALSE(NamePattern::parse("/(/").ok());
  CHECK_FALSE(NamePattern::parse("!").ok());
}

TEST_CASE("text templates: names in braces") {
  const auto fill = [](const std::string& text) {
    const auto parsed = TextTemplate::parse(text, {"a", "b"});
    if (!parsed) return "error: " + parsed.error().message;
    return parsed.value().fill([](const std::string& name) { return "<" + name + ">"; });
  };
  CHECK(fill("") == "");
  CHECK(fill("{a}{b} and {a}") == "<a><b> and <a>");
  CHECK(fill("{{a}} {{") == "{a} {");
  CHECK(fill("{c}") == "error: '{c}' stands for nothing here");
  CHECK(fill("{a") == "error: '{' has no '}'");
  CHECK(fill("a}") == "error: '}' has no '{'");
}

TEST_CASE("queries: predicates are evaluated") {
  constexpr std::string_view text = "f(x)\ng(x)\nh(y)\ng(g)\n";
  const std::string call =
      "(call function: (identifier) @report arguments: (argument_list (_) @a) ";
  CHECK(found(call + ")", text) == "f g h g");
  CHECK(found(call + "(#eq? @report \"g\"))", text) == "g g");
  CHECK(found(call + "(#not-eq? @report \"g\"))", text) == "f h");
  CHECK(found(call + "(#eq? @report @a))", text) == "g");
  CHECK(found(call + "(#match? @a \"^[y-z]$\"))", text) == "h");
  CHECK(found(call + "(#not-match? @a \"x\"))", text) == "h g");
  CHECK(found(call + "(#any-of? @report \"f\" \"h\"))", text) == "f h");
  CHECK(found(call + "(#not-any-of? @report \"f\" \"h\") (#eq? @a \"x\"))", text) == "g");
  CHECK(found("(call function: (identifier) @f (#eq? @f \"f\"))", text) == "f");
  CHECK(found("(call) @report (return_statement) @report", "f(x)\nreturn 1\n") == "f(x) return 1");
}

TEST_CASE("queries: a predicate counts for its own pattern") {
  CHECK(found("((call) @report (#eq? @report \"f()\")) (pass_statement) @report",
              "f()\ng()\npass\n") == "f() pass");
}

TEST_CASE("queries: of a repeated capture all nodes must fulfil a predicate") {
  const std::string query = "(argument_list (identifier)+ @a (#match? @a \"^x\")) @report";
  CHECK(found(query, "f(x1, x2)\n") != "");
  CHECK(found("(argument_list . (identifier) @a . (identifier) @a . (#match? @a \"^x\")) @report",
              "f(x1, y2)\n") == "");
}

TEST_CASE("queries: mistakes have a place") {
  CHECK(error_of("(call\n  (nothing) @a)") == "2:4 Python has no syntax node 'nothing'");
  CHECK(error_of("(call no_field: (_)) @a") ==
        "1:7 no syntax node of Python has a field 'no_field'");
  CHECK(error_of("(call) @a (#eq? @b \"x\")") == "1:18 nothing is captured as '@b'");
  CHECK(error_of("(call") == "1:6 this is not the syntax of a query");
  CHECK(error_of("") == "1:1 this query has no pattern");
  CHECK(error_of("((call) @a\n (#is? @a \"x\"))") == "2:3 unknown predicate '#is?'");
  CHECK(error_of("((call) @a (#eq? @a))") == "1:13 '#eq?' takes a capture and a text or capture");
  CHECK(error_of("(call (_) @a) @b") == "1:1 the query does not say what is reported");
  CHECK(error_of(std::string(30000, ' ')).find("too long") != std::string::npos);
  CHECK(error_of(std::string(5000, '(')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("operation names: every kind has a name of its own") {
  const auto& kinds = operation_kinds();
  CHECK(kinds.size() >= std::variant_size_v<OperationPayload>);
  CHECK(std::find(kinds.begin(), kinds.end(), "drop_not_null") != kinds.end());
  CHECK(operation_kind(made_of(SetNotNull{{}, "", false})) == "drop_not_null");
  CHECK(operation_kind(made_of(CreateTable{})) == "create_table");
}

TEST_CASE("operation names: table, column and name") {
  CHECK(shown(DropTable{{"", "t"}}) == "t..t");
  CHECK(shown(RenameTable{{"", "t"}, "u"}) == "t..u");
  CHECK(shown(DropColumn{{"", "t"}, "c"}) == "t.c.c");
  CHECK(shown(RenameColumn{{"", "t"}, "c", "d"}) == "t.c.d");
  CHECK(shown(DropConstraint{{"", "t"}, "k"}) == "t..k");
  CHECK(shown(DropType{{"", "mood"}}) == "..mood");
  CHECK(shown(CreateSchema{"s"}) == "..s");
  CHECK(shown(OtherStatement{"SELECT"}) == "..");
  CHECK(shown(DataChange{DataChangeKind::insert, {{"", "t"}, {"", "u"}}}) == "t..t u..u");
}

TEST_CASE("operation names: each column counts for itself") {
  CreateTable create;
  create.name = {"", "t"};
  create.columns.resize(2);
  create.columns[0].name = "a";
  create.columns[1].name = "b";
  CHECK(shown(create) == "t..t");
  CHECK(shown(create, true) == "t.a.a t.b.b");
  CreateIndex index;
  index.index.table = {"", "t"};
  index.index.name = "i";
  index.index.elements.resize(2);
  index.index.elements[0].text = "a";
  index.index.elements[1].text = "lower(b)";
  index.index.elements[1].expression = true;
  CHECK(shown(index) == "t..i");
  CHECK(shown(index, true) == "t.a.i");
  CHECK(shown(DropTable{{"", "t"}}, true).empty());
}

TEST_CASE("code trees: a file is parsed once, whoever asks") {
  const SourceFile one("one.py", "x = 1\n");
  const SourceFile same_text("two.py", "x = 1\n");
  CodeTrees trees;
  const auto first = trees.of(one);
  std::vector<std::shared_ptr<const CodeTree>> all(100);
  parallel_for(all.size(), 8, [&](std::size_t i) {
    all[i] = trees.of(i % 2 == 0 ? one : same_text);
    const auto rule = CodeRule::compile("(identifier) @x");
    CHECK(rule.value().find_in(one.text(), *all[i]).size() == 1);
  });
  for (std::size_t i = 0; i < all.size(); ++i) CHECK((all[i] == first) == (i % 2 == 0));
  trees.clear();
  CHECK(trees.of(one) != first);
}
