// SPDX-License-Identifier: Apache-2.0
// What queries give back, and the small helpers of sql.h.
#include <doctest/doctest.h>

#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

std::string shown(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  return std::holds_alternative<std::monostate>(value) ? "NULL" : "real";
}

/// `a,b|1,2|3,4`, or `? reason`.
std::string rows(const SqlOutcome& outcome) {
  if (!outcome.rows_known) return "? " + outcome.unknown_reason;
  std::string text;
  for (const std::string& column : outcome.columns) text += (text.empty() ? "" : ",") + column;
  for (const auto& row : outcome.rows) {
    text += "|";
    for (const SqlValue& value : row) text += (text.back() == '|' ? "" : ",") + shown(value);
  }
  return text;
}

std::string query(const std::string& sql, const SqlOptions& options = {}) {
  Run result =
      run("create schema s; create type mood as enum ('b', 'a'); "
          "create table t (id int primary key, a varchar(20) not null default 'x', m mood); "
          "create table s.u (id int, t_id int references t on delete cascade); create index ix on "
          "t (a); insert into t values (1)");
  REQUIRE(!result.outcome.error);
  result.again(sql, options);
  return rows(result.outcome);
}

TEST_CASE("queries over the catalog") {
  CHECK(
      query(
          "SELECT column_name, is_nullable FROM information_schema.columns WHERE table_name = 't' "
          "ORDER BY ordinal_position") == "column_name,is_nullable|id,NO|a,NO|m,YES");
  CHECK(query("select enumlabel from pg_enum order by enumsortorder desc") == "enumlabel|a|b");
  CHECK(query("select unnest(enum_range(null::mood))::text as label") == "label|b|a");
  CHECK(query("select exists (select 1 from pg_type where typname = 'mood')") == "exists|true");
  CHECK(query("select to_regclass('s.u')::text, to_regclass('u') is null") ==
        "to_regclass,?column?|s.u,true");
  CHECK(query("select conname, confdeltype from pg_constraint where contype = 'f'").front() == '?');
  CHECK(query("select conname, conrelid::regclass::text from pg_constraint where contype = 'f' and "
              "connamespace = 's'::regnamespace") == "conname,conrelid|u_t_id_fkey,s.u");
  CHECK(query("select delete_rule from information_schema.referential_constraints where "
              "constraint_name = 'u_t_id_fkey'") == "delete_rule|CASCADE");
  CHECK(query("select indexname from pg_indexes where tablename = 't' order by 1") ==
        "indexname|ix|t_pkey");
  CHECK(query("select string_agg(column_name, ', ' order by column_name) from "
              "information_schema.columns where table_name = 't'") == "string_agg|a, id, m");
  CHECK(query("select array_length(array_agg(1), 1) from pg_enum") == "array_length|2");
  CHECK(query("select 1 where exists (select 1 from pg_class where relname = 'none')") ==
        "?column?");
  CHECK(query("select 1 union all select 2 order by 1 desc limit 1") == "?column?|2");
  CHECK(query("select format_type(atttypid, null) from pg_attribute where attrelid = 't'::regclass "
              "and attnum > 0 order by attnum limit 2") == "format_type|integer|character varying");
  CHECK(query("select distinct table_name from information_schema.columns where table_schema in "
              "('s', 'public') order by table_name limit 1") == "table_name|t");
  CHECK(query("select x from (values ('p'), ('q')) v(x) where x like 'q%'") == "x|q");
  CHECK(query("select count(*) from generate_series(1, 5)") == "count|5");
  CHECK(query("select 'é\"ival\":{}', 0, -1, -\n20").ends_with("|é\"ival\":{},0,-1,-20"));
  CHECK(query("select x from (values (-1), (0), (- 20)) v(x) order by 1") == "x|-20|-1|0");
}

TEST_CASE("parameters reach the query") {
  SqlOptions options;
  options.parameters = {{"name", SqlValue(std::string("mood"))}, {"other", std::nullopt}};
  CHECK(query("select 1 from pg_type where typname = :name", options) == "?column?|1");
  CHECK(query("select 1 from pg_type where typname = :other", options).front() == '?');
}

TEST_CASE("what depends on data, settings or other objects is unknown") {
  for (const std::string sql :
       {"select id from t", "select count(*) from t", "select now()", "select current_user",
        "select * from pg_roles", "select column_default from information_schema.columns",
        "select proname from pg_proc", "select typname from pg_type",
        "insert into t values (1) returning id", "select * from pg_class where relname = 't'",
        "select 1 from pg_type group by typname", "select my_function()"}) {
    CAPTURE(sql);
    CHECK(query(sql).front() == '?');
  }
}

TEST_CASE("tables that nothing was put into are empty") {
  CHECK(query("select id from s.u") == "id");
  CHECK(query("select count(*) from s.u") == "count|0");
  CHECK(query("select id from t join s.u using (id)").front() == '?');
}

TEST_CASE("after something unknown, absence proves nothing") {
  Run result = run("create type old as enum ('a'); call p(); create type new as enum ('a')");
  const auto exists = [&result](const std::string& name) {
    result.again("select exists (select 1 from pg_type where typname = '" + name + "')");
    return rows(result.outcome);
  };
  CHECK(exists("new") == "exists|true");
  CHECK(exists("none").front() == '?');
  CHECK(exists("old").front() == '?');
}

TEST_CASE("an unknown change of one table leaves the others known") {
  Run result = run("create table a (x int); create table b (x int); alter table a inherit b");
  result.again(
      "select 1 from information_schema.columns where table_name = 'a' and column_name = 'y'");
  CHECK(rows(result.outcome).front() == '?');
  result.again("select exists (select 1 from pg_class where relname = 'c')");
  CHECK(rows(result.outcome) == "exists|false");
}

TEST_CASE("calling a function of the migrations may do anything") {
  Run result =
      run("create function f() returns void language plpgsql as $$ begin drop table t; end $$; "
          "select f()");
  REQUIRE(result.sink.operations.size() == 3);
  CHECK(result.sink.operations[1].as<UnknownOperation>() != nullptr);
}

TEST_CASE("comments") {
  const Run result = read(
      "-- one\nselect '-- no', \"/* no */\" /* two /* nested */ */;\n"
      "DO $$ BEGIN -- three\n EXECUTE $q$ -- no $q$; END $$;\nselect $$ -- no $$ --four");
  const std::vector<SqlComment> comments = sql_comments(result.text);
  REQUIRE(comments.size() == 4);
  CHECK(comments[0].text == "one");
  CHECK(comments[1].text == "two /* nested */");
  CHECK(result.file->text(comments[1].span) == "/* two /* nested */ */");
  CHECK(comments[2].text == "three");
  CHECK(result.position(comments[2].span) == "3:13");
  CHECK(comments[3].text == "four");
}

TEST_CASE("string constants") {
  CHECK(string_constant("'open'") == "open");
  CHECK(string_constant("'it''s'::s.mood") == "it's");
  CHECK(string_constant("('x'::character varying(3))::text") == std::nullopt);
  CHECK(string_constant("(('x'))") == "x");
  CHECK(string_constant("E'a\\nb'::text[]") == "a\nb");
  CHECK(string_constant("$$x$$") == "x");
  CHECK(string_constant("'x' || 'y'") == std::nullopt);
  CHECK(string_constant("now()") == std::nullopt);
  CHECK(string_constant("") == std::nullopt);
}

}  // namespace
}  // namespace migcheck::sql_testing
