// SPDX-License-Identifier: Apache-2.0
// Where operations and errors stand in the Python file: through escapes, triple quotes, implicit
// concatenation and replaced parameters.
#include <doctest/doctest.h>

#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

TEST_CASE("operations stand at the tightest useful place") {
  struct Case {
    std::string sql;
    std::vector<std::string> places;
  };
  const Case cases[] = {
      {"\n  CREATE TABLE IF NOT EXISTS s.projects (\n id int)",
       {"CREATE TABLE IF NOT EXISTS s.projects"}},
      {"CREATE /* x */ TYPE mood AS ENUM ('a')", {"CREATE /* x */ TYPE mood"}},
      {"create unique index i on t (a)", {"create unique index i"}},
      {"create index on t (a)", {"create index on t"}},
      {"create materialized view m as select 1", {"create materialized view m"}},
      {"create or replace function s.f() returns int language sql as 'select 1'",
       {"create or replace function s.f"}},
      {"drop table a, s.b cascade", {"drop table a", "s.b"}},
      {"drop type if exists mood", {"drop type if exists mood"}},
      {"alter table t add a int, -- comment\n drop column b, alter c set default coalesce(1, 2)",
       {"add a int", "drop column b", "alter c set default coalesce(1, 2)"}},
      {"alter table t rename to u", {"alter table t rename to u"}},
      {"select 1;\n\n  drop table b;", {"select 1", "drop table b"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.sql);
    const Run result = read(one.sql);
    REQUIRE(result.sink.operations.size() == one.places.size());
    for (std::size_t i = 0; i < one.places.size(); ++i) CHECK(result.place(i) == one.places[i]);
  }
}

TEST_CASE("parts of operations have places of their own") {
  const Run table = read("create table t (a int default 1 + 1 not null,\n b text check (b <> ''))");
  const auto* create = table.sink.operations.at(0).as<CreateTable>();
  REQUIRE(create != nullptr);
  CHECK(table.file->text(create->columns[0].span) == "a int default 1 + 1 not null");
  CHECK(table.file->text(create->columns[0].default_span) == "1 + 1");
  CHECK(table.position(create->columns[1].span) == "2:2");
  CHECK(table.file->text(create->constraints[0].span) == "check (b <> '')");

  const Run type = read("create type mood as enum ('a',\n  'b')");
  const auto* create_type = type.sink.operations.at(0).as<CreateEnum>();
  REQUIRE(create_type != nullptr);
  CHECK(type.position(create_type->label_spans.at(1)) == "2:3");

  const Run value = read("alter type value add value 'value' after 'x'");
  const auto* add = value.sink.operations.at(0).as<AddEnumValue>();
  REQUIRE(add != nullptr);
  CHECK(value.file->text(add->label_span) == "'value'");

  const Run guarded = read("drop table if exists t");
  CHECK(guarded.file->text(guarded.sink.operations.at(0).guards.at(0).span) == "if exists");
}

TEST_CASE("statements of DO blocks and EXECUTE literals keep their exact places") {
  const Run block = run(
      "DO $do$\nBEGIN\n  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'm') THEN\n"
      "    CREATE TYPE m AS ENUM ('a');\n  END IF;\n  EXECUTE 'CREATE TABLE \"it''s\" (a int)';\n"
      "  EXECUTE 'CREATE ' || 'TABLE u (a int)';\nEND $do$");
  REQUIRE(block.sink.operations.size() == 3);
  CHECK(block.position(block.sink.operations[0].span) == "4:5");
  CHECK(block.place(0) == "CREATE TYPE m");
  CHECK(block.file->text(block.sink.operations[0].guards.at(0).span) ==
        "NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'm')");
  CHECK(block.place(1) == "CREATE TABLE \"it''s\"");
  CHECK(block.place(2) == "'CREATE ' || 'TABLE u (a int)'");
}

TEST_CASE("errors point at the offending token") {
  const Run result = read("create table a (x int);\n-- é€\nselect 'é€', 1 frm x;\ndrop table b");
  REQUIRE(result.outcome.error);
  CHECK(result.outcome.error->sqlstate == "42601");
  CHECK(result.outcome.error->message == "syntax error at or near \"x\"");
  CHECK(result.file->text(result.outcome.error_span) == "x");
  CHECK(result.operations() == "create table a (x integer)\n");
  CHECK(read("create table").outcome.error->message == "syntax error at end of input");
}

/// The text of a Python expression, piece by piece.
struct PythonText {
  SourceFile file;
  MappedText text;

  explicit PythonText(std::string source) : file("r1.py", std::move(source)) {}
  std::size_t behind = 0;
  [[nodiscard]] Span find(std::string_view what) {
    const auto begin = static_cast<std::uint32_t>(file.text().find(what, behind));
    behind = begin + what.size();
    return {&file, begin, begin + static_cast<std::uint32_t>(what.size())};
  }
  void plain(std::string_view what) { text += MappedText::verbatim(what, find(what)); }
  void escaped(const std::string& value, std::string_view what) {
    text += MappedText(value, find(what));
  }
  [[nodiscard]] std::string position(const Span& span) const {
    const Position at = file.position(span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }
};

TEST_CASE("places are exact through concatenation and escapes") {
  PythonText python(
      "op.execute(\n    \"ALTER TABLE t \"\n    'ADD c text DEFAULT \\'x\\', '\n    \"DROP d\"\n)");
  python.plain("ALTER TABLE t ");
  python.plain("ADD c text DEFAULT ");
  python.escaped("'", "\\'");
  python.plain("x");
  python.escaped("'", "\\'");
  python.plain(", ");
  python.plain("DROP d");
  TestSink sink;
  sink.applies = false;
  CHECK(!execute_sql(python.text, sink, {}).error);
  REQUIRE(sink.operations.size() == 2);
  CHECK(python.position(sink.operations[0].span) == "3:6");
  CHECK(python.position(sink.operations[1].span) == "4:6");
  CHECK(python.file.text(sink.operations[1].span) == "DROP d");
}

TEST_CASE("replaced parameters do not move what follows") {
  SqlOptions options;
  options.parameters = {{"n", SqlValue(std::string("it's"))}};
  const Run result = read("update t set a = :n;\ndrop table u", options);
  CHECK(result.position(result.sink.operations.at(1).span) == "2:1");
  CHECK(result.place(1) == "drop table u");
}

}  // namespace
}  // namespace migcheck::sql_testing
