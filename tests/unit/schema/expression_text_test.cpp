// SPDX-License-Identifier: Apache-2.0
// Every right side was printed by pg_get_expr() of PostgreSQL 15.
#include "core/schema/expression_text.h"

#include "tests/unit/schema/schema_testing.h"

namespace migcheck {
namespace {

using namespace testing;

struct ConditionCase {
  const char* sql;
  const char* printed;
};
struct DefaultCase {
  const char* type;
  const char* sql;
  const char* printed;
};

TEST_CASE("conditions are printed with the casts that the server adds") {
  Database database;
  database.with(
      create_enum("mood", {"sad", "ok"}),
      create_table(
          "t",
          {column("v", "varchar(20)"), column("x", "text"), column("i", "int"),
           column("b", "bigint"), column("n", "numeric(10,2)"), column("d", "double precision"),
           column("f", "boolean"), column("e", "mood"), column("j", "jsonb"), column("a", "int[]"),
           column("w", "varchar"), column("ts", "timestamptz"), column("day", "date")}));
  const std::vector<ConditionCase> cases{
      {"v = 'a'", "((v)::text = 'a'::text)"},
      {"v <> 'a'", "((v)::text <> 'a'::text)"},
      {"v != 'a'", "((v)::text <> 'a'::text)"},
      {"x = 'a'", "(x = 'a'::text)"},
      {"e = 'ok'", "(e = 'ok'::mood)"},
      {"'a' = v", "('a'::text = (v)::text)"},
      {"v = x", "((v)::text = x)"},
      {"v = w", "((v)::text = (w)::text)"},
      {"i > 0", "(i > 0)"},
      {"b > 0", "(b > 0)"},
      {"n > 0", "(n > (0)::numeric)"},
      {"n >= 0.5", "(n >= 0.5)"},
      {"d > 0", "(d > (0)::double precision)"},
      {"d < 0.5", "(d < (0.5)::double precision)"},
      {"i = '5'", "(i = 5)"},
      {"b = '5'", "(b = '5'::bigint)"},
      {"f", "f"},
      {"f = true", "(f = true)"},
      {"f IS TRUE", "(f IS TRUE)"},
      {"NOT f", "(NOT f)"},
      {"f IS NOT FALSE", "(f IS NOT FALSE)"},
      {"i IS NULL", "(i IS NULL)"},
      {"(i IS NULL)", "(i IS NULL)"},
      {"v IS NOT NULL", "(v IS NOT NULL)"},
      {"i > 0 AND b > 0", "((i > 0) AND (b > 0))"},
      {"i > 0 AND b > 0 AND f", "((i > 0) AND (b > 0) AND f)"},
      {"i > 0 OR b > 0 AND f", "((i > 0) OR ((b > 0) AND f))"},
      {"(i > 0 OR b > 0) AND f", "(((i > 0) OR (b > 0)) AND f)"},
      {"v IN ('a', 'b')",
       "((v)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"},
      {"v NOT IN ('a', 'b')",
       "((v)::text <> ALL ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"},
      {"v IN ('a')", "((v)::text = 'a'::text)"},
      {"x IN ('a', 'b')", "(x = ANY (ARRAY['a'::text, 'b'::text]))"},
      {"e IN ('sad', 'ok')", "(e = ANY (ARRAY['sad'::mood, 'ok'::mood]))"},
      {"i IN (1, 2, 3)", "(i = ANY (ARRAY[1, 2, 3]))"},
      {"v = ANY (ARRAY['a', 'b'])", "((v)::text = ANY (ARRAY['a'::text, 'b'::text]))"},
      {"v::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])",
       "((v)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))"},
      {"i BETWEEN 1 AND 9", "((i >= 1) AND (i <= 9))"},
      {"v LIKE 'a%'", "((v)::text ~~ 'a%'::text)"},
      {"x NOT LIKE '%a'", "(x !~~ '%a'::text)"},
      {"v ILIKE 'a%'", "((v)::text ~~* 'a%'::text)"},
      {"v ~ '^a'", "((v)::text ~ '^a'::text)"},
      {"v ~* '^[a-z]+$'", "((v)::text ~* '^[a-z]+$'::text)"},
      {"length(v) > 3", "(length((v)::text) > 3)"},
      {"char_length(x) <= 50", "(char_length(x) <= 50)"},
      {"lower(v) = v", "(lower((v)::text) = (v)::text)"},
      {"lower(x) = 'a'", "(lower(x) = 'a'::text)"},
      {"coalesce(v, '') <> ''", "((COALESCE(v, ''::character varying))::text <> ''::text)"},
      {"coalesce(x, 'q') = 'a'", "(COALESCE(x, 'q'::text) = 'a'::text)"},
      {"COALESCE(i, 0) > 1", "(COALESCE(i, 0) > 1)"},
      {"num_nonnulls(i, b) = 1", "(num_nonnulls(i, b) = 1)"},
      {"(i IS NULL) <> (b IS NULL)", "((i IS NULL) <> (b IS NULL))"},
      {"v::text = 'a'", "((v)::text = 'a'::text)"},
      {"CAST(i AS text) = '1'", "((i)::text = '1'::text)"},
      {"j ->> 'k' = 'a'", "((j ->> 'k'::text) = 'a'::text)"},
      {"j #>> '{a,b}' = 'x'", "((j #>> '{a,b}'::text[]) = 'x'::text)"},
      {"j #> '{a}' is not null", "((j #> '{a}'::text[]) IS NOT NULL)"},
      {"j #>> array['a'] = 'x'", "((j #>> ARRAY['a'::text]) = 'x'::text)"},
      {"j -> 'a' ->> 'b' <> 'x'", "(((j -> 'a'::text) ->> 'b'::text) <> 'x'::text)"},
      {"(j ->> 'a')::int > 0", "(((j ->> 'a'::text))::integer > 0)"},
      {"j -> 0 is not null", "((j -> 0) IS NOT NULL)"},
      {"j @> '{\"a\":1}'", "(j @> '{\"a\": 1}'::jsonb)"},
      {"'{\"a\":1}' <@ j", "('{\"a\": 1}'::jsonb <@ j)"},
      {"j ? 'a'", "(j ? 'a'::text)"},
      {"j ?| array['a','b']", "(j ?| ARRAY['a'::text, 'b'::text])"},
      {"j ?& '{a,b}'", "(j ?& '{a,b}'::text[])"},
      {"jsonb_typeof(j) = 'object'", "(jsonb_typeof(j) = 'object'::text)"},
      {"j - 'a' <> '{}'", "((j - 'a'::text) <> '{}'::jsonb)"},
      {"j || '{\"a\":1}' <> '{}'", "((j || '{\"a\": 1}'::jsonb) <> '{}'::jsonb)"},
      {"b % 2 = 0", "((b % (2)::bigint) = 0)"},
      {"b % 2::bigint = 0", "((b % (2)::bigint) = 0)"},
      {"n % 2 = 0", "((n % (2)::numeric) = (0)::numeric)"},
      {"i * b > i", "((i * b) > i)"},
      {"n * 2 > i", "((n * (2)::numeric) > (i)::numeric)"},
      {"i < n", "((i)::numeric < n)"},
      {"j -> 'k' IS NOT NULL", "((j -> 'k'::text) IS NOT NULL)"},
      {"i + 1 > b", "((i + 1) > b)"},
      {"i * 2 + 1 < b", "(((i * 2) + 1) < b)"},
      {"i % 2 = 0", "((i % 2) = 0)"},
      {"-i < 0", "((- i) < 0)"},
      {"i = -1", "(i = '-1'::integer)"},
      {"ts < now()", "(ts < now())"},
      {"ts > CURRENT_TIMESTAMP", "(ts > CURRENT_TIMESTAMP)"},
      {"v IS DISTINCT FROM 'a'", "((v)::text IS DISTINCT FROM 'a'::text)"},
      {"day >= '2020-01-01'", "(day >= '2020-01-01'::date)"},
      {"j = '{}'", "(j = '{}'::jsonb)"},
      {"CASE WHEN i > 0 THEN f ELSE false END",
       "\nCASE\n    WHEN (i > 0) THEN f\n    ELSE false\nEND"},
      {"upper(v) = 'A'", "(upper((v)::text) = 'A'::text)"},
      {"v || x = 'ab'", "(((v)::text || x) = 'ab'::text)"},
      {"(i > 0)", "(i > 0)"},
      {"((i > 0) AND ((f)))", "((i > 0) AND f)"},
      {"i > 0 AND (b > 0 AND f)", "((i > 0) AND ((b > 0) AND f))"},
      {"(i > 0 AND b > 0) AND f", "((i > 0) AND (b > 0) AND f)"},
  };
  for (const ConditionCase& it : cases) {
    CAPTURE(it.sql);
    CHECK(expression_text(it.sql, database.table("t")) == it.printed);
  }
}

TEST_CASE("defaults are printed as constants of the column's type") {
  const std::vector<DefaultCase> cases{
      {"varchar(20)", "'a'", "'a'::character varying"},
      {"varchar", "''", "''::character varying"},
      {"text", "'a'", "'a'::text"},
      {"int", "0", "0"},
      {"int", "nextval('s')", "nextval('s'::regclass)"},
      {"int", "'0'", "0"},
      {"int", "-1", "'-1'::integer"},
      {"bigint", "'0'", "'0'::bigint"},
      {"bigint", "0", "0"},
      {"numeric(10,2)", "'0'", "'0'::numeric"},
      {"numeric(10,2)", "0.5", "0.5"},
      {"double precision", "'1'", "'1'::double precision"},
      {"boolean", "true", "true"},
      {"boolean", "'false'", "false"},
      {"boolean", "'t'", "true"},
      {"boolean", "'0'", "false"},
      {"boolean", "FALSE", "false"},
      {"mood", "'ok'", "'ok'::mood"},
      {"mood", "'ok'::mood", "'ok'::mood"},
      {"jsonb", "'{}'", "'{}'::jsonb"},
      {"jsonb", "'{}'::json", "'{}'::json"},
      {"jsonb", "'{\"b\":1,\"a\":[1, 2 ,{\"x\":null}],\"b\":2,\"aa\":\"x\\u00e9\\/\\ty\",\"\":-0}'",
       "'{\"\": 0, \"a\": [1, 2, {\"x\": null}], \"b\": 2, \"aa\": \"x\xC3\xA9/\\ty\"}'::jsonb"},
      {"jsonb", R"('{"a":1.0,"b":1.50,"c":-0.0,"e":"\"\\ \u0001","d":[]  ,"f":{ }}')",
       R"('{"a": 1.0, "b": 1.50, "c": 0.0, "d": [], "e": "\"\\ \u0001", "f": {}}'::jsonb)"},
      {"json", "'{\"a\":1}'", "'{\"a\":1}'::json"},
      {"json", "'[]'", "'[]'::json"},
      {"int[]", "'{}'", "'{}'::integer[]"},
      {"text[]", "'{}'", "'{}'::text[]"},
      {"text[]", "ARRAY[]::text[]", "ARRAY[]::text[]"},
      {"timestamptz", "now()", "now()"},
      {"timestamptz", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"},
      {"timestamp", "current_timestamp", "CURRENT_TIMESTAMP"},
      {"date", "CURRENT_DATE", "CURRENT_DATE"},
      {"uuid", "gen_random_uuid()", "gen_random_uuid()"},
      {"varchar", "NULL", ""},
      {"varchar", "''::text", "''::text"},
      {"varchar", "'x'::varchar", "'x'::character varying"},
      {"text", "lower('A')", "lower('A'::text)"},
      {"int", "(1 + 2)", "(1 + 2)"},
      {"text", "'it''s'", "'it''s'::text"},
      {"int", "1+2", "(1 + 2)"},
      {"int", "(5)", "5"},
      {"varchar(5)", "'a'::character varying", "'a'::character varying"},
      {"numeric", "'100'::numeric", "'100'::numeric"},
      {"smallint", "'3'", "'3'::smallint"},
      {"varchar", "'a' || 'b'", "('a'::text || 'b'::text)"},
  };
  for (const DefaultCase& it : cases) {
    CAPTURE(it.sql);
    ColumnDef def;
    def.type = parse_type_name(it.type);
    def.default_sql = it.sql;
    CHECK(default_text(def).value_or("") == it.printed);
  }
}

TEST_CASE("what cannot be read stays as it was written") {
  const Table empty;
  for (const char* sql : {"EXISTS (SELECT 1)", "a = ", "extract(year from ts) > 2000"}) {
    CHECK(expression_text(sql, empty) == sql);
  }
}

}  // namespace
}  // namespace migcheck
