// SPDX-License-Identifier: Apache-2.0
// The statements of PL/pgSQL: what runs, how often, and what is uncertain.
#include <doctest/doctest.h>

#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

struct Case {
  std::string body;
  std::string operations;
};

constexpr const char* schema =
    "create type mood as enum ('a', 'b'); create table t (id int primary key, a int, m mood); "
    "create table u (id int primary key, t_id int references t, m mood); "
    "insert into t values (1)";

void check(const Case& one) {
  CAPTURE(one.body);
  Run result = run(schema);
  REQUIRE(!result.outcome.error);
  result.again("DO $$ " + one.body + " $$");
  CHECK(result.operations() == one.operations);
  CHECK(!result.outcome.error);
}

TEST_CASE("variables, loops and dynamic SQL") {
  const Case cases[] = {
      {"DECLARE n text := 'x'; k CONSTANT int := 2; BEGIN IF k > 1 THEN EXECUTE 'CREATE TABLE ' || "
       "n || ' (a int)'; END IF; END",
       "create table x (a integer)\n"},
      {"BEGIN FOR i IN 1..3 LOOP CONTINUE WHEN i = 2; EXECUTE format('CREATE TABLE p%s (a int)', "
       "i); "
       "END LOOP; END",
       "create table p1 (a integer)\ncreate table p3 (a integer)\n"},
      {"BEGIN FOR i IN REVERSE 2..1 LOOP EXECUTE format('CREATE TABLE p%s (a int)', i); EXIT; END "
       "LOOP; END",
       "create table p2 (a integer)\n"},
      {"DECLARE x text; BEGIN FOREACH x IN ARRAY ARRAY['v', 'W'] LOOP EXECUTE format('CREATE TABLE "
       "%I (a int)', x); END LOOP; END",
       "create table v (a integer)\ncreate table \"W\" (a integer)\n"},
      {"DECLARE i int := 0; BEGIN WHILE i < 2 LOOP i := i + 1; EXECUTE 'DROP INDEX IF EXISTS x' || "
       "i; "
       "END LOOP; END",
       "drop index x1 if exists [if exists]\ndrop index x2 if exists [if exists]\n"},
      {"DECLARE r record; BEGIN FOR r IN SELECT conname FROM pg_constraint c JOIN pg_class k ON "
       "c.conrelid = k.oid WHERE c.contype = 'f' AND k.relname = 'u' LOOP EXECUTE format('ALTER "
       "TABLE u DROP CONSTRAINT %I', r.conname); END LOOP; END",
       "other SELECT\ndrop constraint u.u_t_id_fkey [catalog]\n"},
      {"DECLARE r record; BEGIN FOR r IN (SELECT table_name, column_name FROM "
       "information_schema.columns WHERE udt_name = 'mood' ORDER BY table_name) LOOP EXECUTE "
       "format('ALTER TABLE %I ALTER COLUMN %I TYPE text USING %2$I::text', r.table_name, "
       "r.column_name); END LOOP; END",
       "other SELECT\nalter column t.m type text using m::text [catalog]\n"
       "alter column u.m type text using m::text [catalog]\n"},
      {"DECLARE n int; BEGIN SELECT count(*) INTO n FROM pg_enum; IF n = 2 THEN DROP TABLE u; END "
       "IF; END",
       "other SELECT\ndrop table u [catalog]\n"},
      {"DECLARE e boolean; BEGIN SELECT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'none') INTO "
       "STRICT e; IF e THEN DROP TABLE t; ELSE DROP TABLE u; END IF; END",
       "other SELECT\ndrop table u [catalog]\n"},
      {"BEGIN PERFORM 1 FROM pg_type WHERE typname = 'mood'; IF NOT FOUND THEN CREATE TYPE mood AS "
       "ENUM (); END IF; END",
       "other SELECT\n"},
      {"DECLARE x text; BEGIN EXECUTE 'SELECT relname FROM pg_class WHERE relname = $1' INTO x "
       "USING "
       "'t'; IF x IS NULL THEN DROP TABLE u; END IF; END",
       "other SELECT\n"},
      {"BEGIN CASE 2 WHEN 1, 3 THEN DROP TABLE t; WHEN 2 THEN DROP TABLE u; ELSE NULL; END CASE; "
       "END",
       "drop table u\n"},
      {"<<outer>> BEGIN BEGIN EXIT outer; END; DROP TABLE u; END", ""},
      {"BEGIN RETURN; DROP TABLE u; END", ""},
      {"BEGIN RAISE NOTICE 'x %', 1; NULL; DROP TABLE u; END", "drop table u\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST_CASE("what is not known is uncertain") {
  const Case cases[] = {
      {"BEGIN IF EXISTS (SELECT 1 FROM t WHERE a = 1) THEN DROP TABLE u; ELSIF now() > 'x' THEN "
       "DROP "
       "TABLE v; ELSE CREATE TABLE w (a int); END IF; CREATE TABLE z (a int); END",
       "drop table u [unknown condition] [uncertain]\ndrop table v [unknown condition] "
       "[uncertain]\ncreate table w (a integer) [unknown condition] [uncertain]\ncreate table z (a "
       "integer)\n"},
      {"DECLARE n text := 'x'; BEGIN IF random() < 0.5 THEN n := 'y'; END IF; EXECUTE 'CREATE "
       "TABLE ' "
       "|| n || ' (a int)'; END",
       "unknown []: dynamic SQL: 'CREATE TABLE {…}'\n"},
      {"BEGIN IF (SELECT count(*) FROM t) > 0 THEN RETURN; END IF; DROP TABLE u; END",
       "drop table u [uncertain]\n"},
      {"BEGIN IF (SELECT count(*) FROM t) > 0 THEN RAISE EXCEPTION 'no'; END IF; DROP TABLE u; END",
       "drop table u\n"},
      {"DECLARE r record; BEGIN FOR r IN SELECT * FROM t LOOP INSERT INTO u VALUES (r.id); END "
       "LOOP; "
       "DROP TABLE u; END",
       "other SELECT\ninsert u [unknown condition] [uncertain]\ndrop table u\n"},
      {"BEGIN EXECUTE y; END", "unknown []: EXECUTE of text that is not known: 'y' is not known\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST_CASE("a table that nothing was put into is empty") {
  const Case cases[] = {
      {"BEGIN IF EXISTS (SELECT 1 FROM u) THEN DROP TABLE u; ELSE CREATE TABLE w (a int); END IF; "
       "END",
       "create table w (a integer)\n"},
      {"DECLARE r record; BEGIN FOR r IN SELECT * FROM u LOOP DROP TABLE t; END LOOP; END",
       "other SELECT\n"},
      {"BEGIN INSERT INTO u VALUES (1); IF EXISTS (SELECT 1 FROM u) THEN DROP TABLE u; END IF; END",
       "insert u\ndrop table u [unknown condition] [uncertain]\n"},
      {"BEGIN TRUNCATE t CASCADE; IF EXISTS (SELECT 1 FROM t) THEN DROP TABLE t; END IF; END",
       "truncate t\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST_CASE("exception handlers") {
  const Case cases[] = {
      {"BEGIN CREATE TYPE mood AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END",
       "create enum mood (x) [handler]\n"},
      {"BEGIN CREATE TABLE t (a int); EXCEPTION WHEN unique_violation OR duplicate_table THEN "
       "CREATE "
       "TABLE w (a int); END",
       "create table t (a integer) [handler]\ncreate table w (a integer) [handler]\n"},
      {"BEGIN CREATE TABLE w (a int); CREATE TABLE t (a int); EXCEPTION WHEN OTHERS THEN DROP "
       "TABLE "
       "u; END",
       "drop table u [handler]\n"},
      {"BEGIN BEGIN DROP TABLE missing; EXCEPTION WHEN SQLSTATE '42P01' THEN RAISE NOTICE 'gone'; "
       "END; "
       "DROP TABLE u; END",
       "drop table missing [handler]\ndrop table u\n"},
      {"BEGIN BEGIN RAISE EXCEPTION 'x'; EXCEPTION WHEN raise_exception THEN DROP TABLE u; END; "
       "END",
       "drop table u [handler]\n"},
      {"BEGIN INSERT INTO t VALUES (1); EXCEPTION WHEN unique_violation THEN DROP TABLE u; END",
       "insert t [handler]\ndrop table u [handler] [uncertain]\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST_CASE("errors of a block are errors of the statement") {
  Run result = run(schema);
  result.again("DO $$ BEGIN CREATE TYPE mood AS ENUM ('x'); DROP TABLE u; END $$");
  REQUIRE(result.outcome.error);
  CHECK(result.outcome.error->sqlstate == "42710");
  CHECK(result.sink.operations.size() == 1);

  result.again(
      "DO $$ BEGIN CREATE TYPE mood AS ENUM ('x'); EXCEPTION WHEN duplicate_table THEN NULL; END "
      "$$");
  CHECK(result.outcome.error->sqlstate == "42710");

  result.again("DO $$ DECLARE x text; BEGIN EXECUTE 'DROP TABLE ' || x; END $$");
  CHECK(result.outcome.error->sqlstate == "22004");

  result.again("DO $$ BEGIN RAISE EXCEPTION 'no % of %', 1, 'x'; END $$");
  CHECK(result.outcome.error->sqlstate == "P0001");
  CHECK(result.outcome.error->message == "no 1 of x");
}

TEST_CASE("a block that has no readable structure is unknown") {
  for (const char* body : {"BEGIN IF true THEN DROP TABLE t; END", "nonsense", "BEGIN", ""}) {
    CAPTURE(std::string(body));
    const Run result = run("DO $$ " + std::string(body) + " $$");
    REQUIRE(result.sink.operations.size() == 1);
    CHECK(result.sink.operations[0].as<UnknownOperation>() != nullptr);
  }
  const Run python = run("DO LANGUAGE plpython3u 'import os'");
  CHECK(python.operations() == "unknown []: a DO block in language 'plpython3u' is not modelled\n");
}

TEST_CASE("what runs too long ends as unknown") {
  const Run forever = run("DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$");
  CHECK(!forever.outcome.error);
  CHECK(!forever.sink.reasons.empty());
  const Run nested =
      run("DO $$ BEGIN FOR i IN 1..900 LOOP FOR j IN 1..900 LOOP EXECUTE 'SELECT 1'; END LOOP; END "
          "LOOP; "
          "DROP TABLE t; END $$");
  CHECK(nested.sink.operations.back().as<UnknownOperation>() != nullptr);
}

}  // namespace
}  // namespace migcheck::sql_testing
