// SPDX-License-Identifier: Apache-2.0
// That PostgreSQL takes the statements is tested in tests/replay.
#include "core/schema/dump_sql.h"

#include <doctest/doctest.h>

#include "core/migration/base_schema.h"

using namespace migcheck;

namespace {

std::string printed(const std::string& sql) {
  const SourceFile file("schema.sql", sql);
  const auto catalog = base_catalog(file, 0);
  REQUIRE(catalog);
  return dump_sql(catalog.value());
}

}  // namespace

TEST_CASE("a schema is printed as it is read") {
  const std::string sql =
      "CREATE SCHEMA shop;\n"
      "\n"
      "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";\n"
      "\n"
      "CREATE TYPE kind AS ENUM (\n"
      "  'it''s',\n"
      "  'b'\n"
      ");\n"
      "\n"
      "CREATE DOMAIN size AS integer NOT NULL;\n"
      "\n"
      "CREATE SEQUENCE numbers AS integer;\n"
      "\n"
      "CREATE TABLE a (\n"
      "  id serial,\n"
      "  b_id bigint,\n"
      "  kind kind DEFAULT 'b'::kind NOT NULL,\n"
      "  \"Odd\" character varying(20),\n"
      "  CONSTRAINT a_pkey PRIMARY KEY (id),\n"
      "  CONSTRAINT a_b_id_check CHECK (b_id > 0)\n"
      ");\n"
      "COMMENT ON TABLE a IS 'one';\n"
      "CREATE UNIQUE INDEX i ON a (\"Odd\" DESC) WHERE b_id > 5;\n"
      "\n"
      "CREATE TABLE shop.b (\n"
      "  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,\n"
      "  a_id integer,\n"
      "  CONSTRAINT b_pkey PRIMARY KEY (id)\n"
      ");\n"
      "\n"
      "ALTER TABLE a\n"
      "  ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES shop.b (id) ON DELETE CASCADE;\n"
      "ALTER TABLE shop.b\n"
      "  ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);\n"
      "\n"
      "CREATE VIEW v AS\n"
      "SELECT id FROM a;\n";
  const std::string once = printed(sql);
  CHECK(printed(once) == once);
  CHECK(once.find("CREATE TYPE kind AS ENUM (\n  'it''s',\n  'b'\n);\n") != std::string::npos);
  CHECK(once.find("  id serial NOT NULL") == std::string::npos);
  CHECK(once.find("\"Odd\" DESC") != std::string::npos);
  CHECK(once.find("ADD CONSTRAINT b_a_id_fkey") > once.find("CREATE TABLE shop.b"));
  CHECK(once.find("CREATE VIEW v AS\nSELECT id FROM a;\n") != std::string::npos);
}

TEST_CASE("a view comes behind the view that it reads") {
  const std::string sql = printed(
      "CREATE TABLE t (a int);\n"
      "CREATE VIEW z AS SELECT a FROM t;\n"
      "CREATE VIEW y AS SELECT a FROM z;\n");
  CHECK(sql.find("CREATE VIEW z") < sql.find("CREATE VIEW y"));
}

TEST_CASE("a sequence that no serial would make is made by itself") {
  const std::string sql = printed(
      "CREATE TABLE t (id serial);\n"
      "ALTER TABLE t RENAME TO u;\n");
  CHECK(sql.find("CREATE SEQUENCE t_id_seq AS integer;") < sql.find("CREATE TABLE u"));
  CHECK(sql.find("ALTER SEQUENCE t_id_seq OWNED BY u.id;") > sql.find("CREATE TABLE u"));
}
