// SPDX-License-Identifier: Apache-2.0
// DO blocks: which of their statements run, under which guards, and which are uncertain.
#include <doctest/doctest.h>

#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

std::string do_block(const std::string& body) { return "DO $$ BEGIN " + body + " END $$"; }

/// The operations of a block that runs after `before`.
std::string after(const std::string& before, const std::string& sql) {
  Run result = run(before);
  CHECK(!result.outcome.error);
  result.again(sql);
  CHECK(!result.outcome.error);
  return result.operations();
}

TEST_CASE("a type is created where pg_type has none") {
  const std::string block = do_block(
      "IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN "
      "CREATE TYPE mood AS ENUM ('a'); END IF;");
  CHECK(after("", block) == "create enum mood (a) [catalog]\n");
  CHECK(after("create type mood as enum ('b')", block) == "");
  CHECK(after("create type s2.mood as enum ('b')", block) == "");
  CHECK(after("create type \"Mood\" as enum ('b')", block) == "create enum mood (a) [catalog]\n");
}

TEST_CASE("conditions over the system catalogs") {
  const std::string before =
      "create schema s; create type s.mood as enum ('a', 'b'); "
      "create table t (id serial primary key, a varchar(20) not null, m s.mood, b int references "
      "t); "
      "create unique index ux on t (a); create view v as select 1; create extension citext";
  const std::pair<std::string, bool> conditions[] = {
      {"EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace "
       "WHERE t.typname = 'mood' AND n.nspname = 's')",
       true},
      {"EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace "
       "WHERE t.typname = 'mood' AND n.nspname = 'public')",
       false},
      {"EXISTS (SELECT 1 FROM pg_enum e, pg_type t WHERE e.enumtypid = t.oid AND typname = 'mood' "
       "AND enumlabel = 'b')",
       true},
      {"'c' = ANY (SELECT enumlabel FROM pg_enum WHERE enumtypid = 's.mood'::regtype)", false},
      {"'a' = ANY (enum_range(NULL::s.mood)::text[])", true},
      {"EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name "
       "= 't')",
       true},
      {"(SELECT count(*) FROM information_schema.columns WHERE table_name = 't') = 4", true},
      {"(SELECT count(*) FROM information_schema.columns WHERE table_name = 'u') > 0", false},
      {"(SELECT data_type FROM information_schema.columns WHERE table_name = 't' AND column_name = "
       "'a') = 'character varying'",
       true},
      {"(SELECT udt_name FROM information_schema.columns WHERE table_name = 't' AND column_name = "
       "'m') <> 'mood'",
       false},
      {"(SELECT is_nullable FROM information_schema.columns WHERE table_name = 't' AND column_name "
       "= "
       "'a') = 'NO'",
       true},
      {"EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'a' AND "
       "NOT "
       "attisdropped)",
       true},
      {"EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 't_pkey' AND conrelid = 't'::regclass)",
       true},
      {"EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = "
       "'t_b_fkey' AND constraint_type = 'FOREIGN KEY')",
       true},
      {"EXISTS (SELECT 1 FROM information_schema.table_constraints tc JOIN "
       "information_schema.key_column_usage k ON tc.constraint_name = k.constraint_name WHERE "
       "tc.table_name = 't' AND k.column_name = 'b')",
       true},
      {"EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'ux' AND tablename = 't')", true},
      {"EXISTS (SELECT 1 FROM pg_indexes WHERE indexname LIKE 'no%')", false},
      {"EXISTS (SELECT 1 FROM pg_class WHERE relname = 'v' AND relkind = 'v')", true},
      {"EXISTS (SELECT 1 FROM pg_class WHERE relname = 't_id_seq' AND relkind IN ('S', 'x'))",
       true},
      {"EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'v')", false},
      {"EXISTS (SELECT 1 FROM pg_views WHERE viewname = 'v')", true},
      {"EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citext')", true},
      {"EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'hstore')", false},
      {"EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 's')", true},
      {"to_regclass('public.t') IS NOT NULL", true},
      {"to_regclass('nope') IS NULL", true},
      {"to_regtype('s.mood') IS NULL", false},
      {"NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'x') AND (SELECT current_schema()) = "
       "'public'",
       true},
      {"(SELECT bool_or(enumlabel = 'b') FROM pg_enum)", true},
      {"count(*) > 1 FROM pg_enum", true},
      {"(CASE WHEN to_regclass('t') IS NULL THEN false ELSE true END)", true},
      {"EXISTS (SELECT 1 FROM pg_type t LEFT JOIN pg_enum e ON e.enumtypid = t.oid WHERE typname = "
       "'mood' AND e.enumlabel IS NULL)",
       false},
      {"(WITH labels AS (SELECT enumlabel FROM pg_enum) SELECT count(*) FROM labels) = 2", true},
      {"EXISTS (VALUES (1)) AND 2 BETWEEN 1 AND 3 AND NULLIF(1, 1) IS NULL", true},
  };
  for (const auto& one : conditions) {
    const auto& condition = one.first;
    const bool holds = one.second;
    CAPTURE(condition);
    const std::string block =
        do_block("IF " + condition + " THEN DROP TABLE yes; ELSE DROP TABLE no; END IF;");
    Run result = run(before);
    REQUIRE(!result.outcome.error);
    result.sink.applies = false;
    result.again(block);
    const std::string operations = result.operations();
    CHECK(operations.starts_with(holds ? "drop table yes" : "drop table no"));
    CHECK(result.sink.operations.size() == 1);
  }
}

}  // namespace
}  // namespace migcheck::sql_testing
