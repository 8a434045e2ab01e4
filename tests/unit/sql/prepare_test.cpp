// SPDX-License-Identifier: Apache-2.0
// Bind parameters and unknown parts.
#include "core/sql/prepare.h"

#include <doctest/doctest.h>

#include "core/sql/hole.h"
#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

std::string bound(const std::string& text, bool colon_binds = true) {
  SqlOptions options;
  options.colon_binds = colon_binds;
  options.parameters = {{"a", SqlValue(std::string("it's"))},
                        {"ab", SqlValue(std::int64_t{7})},
                        {"n", SqlValue(std::monostate())},
                        {"t", SqlValue(true)}};
  return sql::show_holes(sql::bind_parameters(MappedText(text), options).text());
}

TEST_CASE("colon parameters") {
  // What SQLAlchemy's text() makes of these was measured.
  CHECK(bound("x = :a") == "x = 'it''s'");
  CHECK(bound("(:ab, :n, :t)") == "(7, NULL, true)");
  CHECK(bound("x = :unknown") == "x = '{…}'");
  CHECK(bound("x::int, y :: int") == "x::int, y :: int");
  CHECK(bound(":abx::int") == "7x::int");
  CHECK(bound("a[1:2], a:b") == "a[1:2], a:b");
  CHECK(bound("\\:a, \\:\\:int") == ":a, ::int");
  CHECK(bound("v := 1") == "v := 1");
  CHECK(bound("x IN :ids") == "x IN ('{…}')");
  CHECK(bound("'12:30 :a' -- :a") == "'12:30 :a' -- :a");
  CHECK(bound("E'a\\:b'") == "E'a:b'");
  CHECK(bound("DO $$ :a $$") == "DO $$ 'it''s' $$");
  CHECK(bound("100 %% x") == "100 %% x");
}

TEST_CASE("percent parameters") {
  CHECK(bound("x = %(a)s AND y = %s", false) == "x = 'it''s' AND y = '{…}'");
  CHECK(bound("x LIKE 'a%%' AND 5 %% 2 = 1", false) == "x LIKE 'a%' AND 5 % 2 = 1");
  CHECK(bound("x = :a", false) == "x = :a");
}

TEST_CASE("unknown parts make the affected part unknown, not the statement") {
  struct Prepared {
    std::string sql;
    std::string operations;
  };
  const Prepared cases[] = {
      {"create table t (a int default {}, b {} not null)",
       "create table t (a integer default ?, b ??? not null)\n"},
      {"create table t (a int, {} int)", "create table t (a integer) columns unknown\n"},
      {"create type mood as enum ('a', '{}')", "create enum mood (a) labels unknown\n"},
      {"alter table t add constraint c check (a in ({}))",
       "add constraint t: c check(a) {a in ({…})}\n"},
      {"alter table t add check (a in ({}))",
       "unknown [t]: dynamic SQL: 'add check (a in ({…}))'\n"},
      {"insert into t values ({}, '{}')", "insert t\n"},
      {"update t set a = {} where b", "update t where\n"},
      {"drop function f{}", "unknown []: dynamic SQL: 'drop function f{…}'\n"},
      {"alter table t add column {} int", "unknown [t]: dynamic SQL: 'add column {…} int'\n"},
      {"alter table {} add a int", "unknown []: dynamic SQL: 'add a int'\n"},
      {"drop table {}.t", "unknown []: dynamic SQL: 'drop table {…}.t'\n"},
      {"alter table t {}", "unknown []: dynamic SQL: its structure depends on an unknown part\n"},
      {"delete from t {}", "unknown [t] data only: dynamic SQL: 'delete from t {…}'\n"},
      {"select * from t {} {} {}",
       "unknown [] data only: dynamic SQL: its structure depends on an unknown part\n"},
      {"{}", "unknown []: dynamic SQL: its structure depends on an unknown part\n"},
      {"alter type mood add value {}",
       "unknown [mood]: dynamic SQL: 'alter type mood add value '{…}''\n"},
      {"set search_path to {}", "unknown []: dynamic SQL: 'set search_path to {…}'\n"},
  };
  for (const Prepared& one : cases) {
    CAPTURE(one.sql);
    const Run result = read_with_holes(one.sql);
    CHECK(result.operations() == one.operations);
    CHECK(!result.outcome.error);
  }
}

TEST_CASE("an unknown part has a place") {
  const Run result = read_with_holes("select 1;\ndrop table {}");
  CHECK(result.position(result.sink.operations.at(1).span) == "2:1");
  CHECK(result.place(1) == "drop table {}");
}

}  // namespace
}  // namespace migcheck::sql_testing
