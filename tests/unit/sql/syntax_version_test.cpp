// SPDX-License-Identifier: Apache-2.0
// Statements that only some versions of PostgreSQL accept. Where the parser of the build is older
// than a statement, its own error stands for "too new", and some are calls of functions for it.
#include <doctest/doctest.h>

#include "core/sql/backend.h"
#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

SqlOptions on_server(int version) {
  SqlOptions options;
  options.colon_binds = false;
  options.postgres_version = version;
  return options;
}

struct Versioned {
  int since;
  const char* sql;
};

constexpr Versioned statements[] = {
    {13, "SELECT a FROM t ORDER BY a FETCH FIRST 1 ROW WITH TIES"},
    {13, "ALTER TABLE t ALTER COLUMN a DROP EXPRESSION"},
    {13, "DROP DATABASE d WITH (FORCE)"},
    {14, "CREATE TABLE t (a text COMPRESSION pglz)"},
    {14, "ALTER TABLE t ALTER COLUMN a SET COMPRESSION pglz"},
    {14, "ALTER TABLE t DETACH PARTITION p CONCURRENTLY"},
    {14, "CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()"},
    {14, "CREATE FUNCTION f() RETURNS int RETURN 1"},
    {14, "CREATE STATISTICS s ON lower(a), b FROM t"},
    {14, "SELECT * FROM t JOIN u USING (a) AS x"},
    {14, "SELECT a FROM t GROUP BY DISTINCT a, b"},
    {14, "WITH RECURSIVE x AS (SELECT 1 AS a) SEARCH DEPTH FIRST BY a SET o SELECT * FROM x"},
    {14, "WITH RECURSIVE x AS (SELECT 1 AS a) CYCLE a SET c USING p SELECT * FROM x"},
    {15, "CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT"},
    {15, "ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a)"},
    {15, "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE"},
    {15, "ALTER TABLE t SET ACCESS METHOD heap"},
    {15, "CREATE UNLOGGED SEQUENCE s"},
    {15, "GRANT SET ON PARAMETER work_mem TO u"},
    {15, "CREATE PUBLICATION p FOR TABLES IN SCHEMA s"},
    {15, "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES u ON DELETE SET NULL (b)"},
    {16, "SELECT * FROM (SELECT 1)"},
    {16, "SELECT JSON_OBJECT('a': 1)"},
    {16, "SELECT JSON_ARRAY(1, 2 NULL ON NULL)"},
    {16, "SELECT JSON_ARRAY(SELECT 1)"},
    {16, "SELECT JSON_ARRAYAGG(x) FROM t"},
    {16, "SELECT JSON_OBJECTAGG(x: y) FROM t"},
    {16, "SELECT x IS JSON FROM t"},
    {16, "SELECT 0xFF"},
    {16, "SELECT 1_000_000"},
    {16, "CREATE TABLE t (a text STORAGE EXTERNAL)"},
    {16, "CREATE STATISTICS ON a, b FROM t"},
    {16, "REINDEX DATABASE"},
    {16, "GRANT r TO u WITH INHERIT FALSE"},
    {16, "GRANT r TO u WITH SET FALSE"},
    {16, "ALTER TABLE t ALTER COLUMN a SET STORAGE DEFAULT"},
    {16, "COPY t FROM 'x' WITH (DEFAULT 'd')"},
    {17, "MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE"},
    {17, "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE RETURNING t.*"},
    {17, "SELECT * FROM JSON_TABLE('[]', '$[*]' COLUMNS (a int PATH '$.a')) jt"},
    {17, "SELECT JSON_VALUE(j, '$.a') FROM t"},
    {17, "SELECT JSON_SCALAR(1)"},
    {17, "SELECT JSON_SERIALIZE('1')"},
    {17, "SELECT JSON('1')"},
    {17, "ALTER TABLE t ALTER COLUMN c SET EXPRESSION AS (a * 2)"},
    {17, "ALTER TABLE t ALTER COLUMN a SET STATISTICS DEFAULT"},
    {17, "ALTER TABLE t SET ACCESS METHOD DEFAULT"},
    {17, "ALTER DOMAIN d ADD CONSTRAINT n NOT NULL"},
    {17, "SELECT now() AT LOCAL"},
    {17, "GRANT MAINTAIN ON t TO u"},
    {17, "COPY t FROM 'x' (ON_ERROR ignore)"},
    {18, "ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID"},
    {18, "ALTER TABLE t ADD CONSTRAINT nn NOT NULL a"},
    {18, "ALTER TABLE t ADD NOT NULL a NOT VALID"},
    {18, "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES u (id) NOT ENFORCED"},
    {18, "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT ENFORCED"},
    {18, "CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED)"},
    {18, "ALTER TABLE t ALTER CONSTRAINT fk ENFORCED"},
    {18, "ALTER TABLE t ALTER CONSTRAINT nn NO INHERIT"},
    {18, "ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (a * 2) VIRTUAL"},
    {18, "ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (a * 2)"},
    {18, "CREATE TABLE t (id int, v tstzrange, PRIMARY KEY (id, v WITHOUT OVERLAPS))"},
    {18, "ALTER TABLE t ADD FOREIGN KEY (id, PERIOD v) REFERENCES u (id, PERIOD v)"},
    {18, "UPDATE t SET a = 1 RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a"},
    {18, "VACUUM ONLY t"},
    {18, "CREATE TABLE t (a int NOT NULL NO INHERIT)"},
    {18, "CREATE TABLE t (a int, CONSTRAINT n NOT NULL a)"},
    {18, "COPY t FROM 'x' (ON_ERROR ignore, REJECT_LIMIT 5)"},
};

TEST_CASE("syntax that is newer than the server fails") {
  for (const Versioned& one : statements) {
    if (one.since > sql::sql_backend().version()) continue;
    CAPTURE(std::string(one.sql));
    const Run older = read(one.sql, on_server(one.since - 1));
    REQUIRE(older.outcome.error);
    CHECK(older.outcome.error->sqlstate == "42601");
    CHECK(older.sink.operations.empty());
    const std::string& message = older.outcome.error->message;
    const std::string expected = " is too new: it came with PostgreSQL " +
                                 std::to_string(one.since) + ", and PostgresVersion is " +
                                 std::to_string(one.since - 1);
    CHECK_MESSAGE(message.find(expected) != std::string::npos, message);
  }
}

TEST_CASE("the server's own syntax is accepted, and any version's without a version") {
  for (const Versioned& one : statements) {
    CAPTURE(std::string(one.sql));
    CHECK(!read(one.sql, on_server(one.since)).outcome.error);
    CHECK(!read(one.sql, on_server(18)).outcome.error);
    CHECK(!read(one.sql, on_server(0)).outcome.error);
  }
}

TEST_CASE("old syntax is not taken for new") {
  for (const char* sql : {
           "CREATE TABLE t (a int NOT NULL CHECK (a > 0), b int CONSTRAINT n NOT NULL, c int "
           "REFERENCES u DEFERRABLE, g int GENERATED ALWAYS AS (a * 2) STORED, FOREIGN KEY (a) "
           "REFERENCES u (id) NOT VALID, CHECK (b > 0) NO INHERIT, UNIQUE (a))",
           "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, ADD FOREIGN KEY (a) REFERENCES "
           "u, ALTER CONSTRAINT f DEFERRABLE, ALTER a SET STATISTICS -1, ALTER a SET STORAGE plain",
           "CREATE DOMAIN d AS int NOT NULL CHECK (VALUE > 0)",
           "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0)",
           "CREATE TABLE p PARTITION OF t (a NOT NULL, CHECK (a > 0)) DEFAULT",
           "ALTER TABLE ONLY t REPLICA IDENTITY FULL",
           "SELECT now() AT TIME ZONE 'UTC', timezone('UTC', now()), 1e10, 12.5, x.json_value",
           "SELECT * FROM (SELECT 1) AS s, (VALUES (1)) v (a)",
           "UPDATE t SET a = old.b FROM u old WHERE t.id = old.id RETURNING old.id",
           "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING RETURNING a, t.new",
           "CREATE RULE r AS ON UPDATE TO t DO INSTEAD UPDATE u SET a = new.a RETURNING old.a",
           "VACUUM ANALYZE t (a)",
           "REINDEX DATABASE d",
           "CREATE SEQUENCE s",
           "CREATE STATISTICS s ON a, b FROM t",
           "GRANT r TO u WITH ADMIN OPTION",
           "COPY t FROM STDIN WITH (FORMAT csv, HEADER)",
           "DROP DATABASE d",
           "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE PROCEDURE f()",
           "CREATE PUBLICATION p FOR TABLE t",
           "ALTER TABLE t DETACH PARTITION p",
           "CREATE INDEX i ON t (a NULLS FIRST)",
           "SELECT a FROM t GROUP BY a FETCH FIRST ROW ONLY",
       }) {
    CAPTURE(std::string(sql));
    const Run result = read(sql, on_server(12));
    CHECK_MESSAGE(!result.outcome.error, result.outcome.error->message);
  }
}

TEST_CASE("removed syntax is too old for newer servers, and unknown for older ones") {
  const std::string oids = "CREATE TABLE t (a int) WITH OIDS";
  CHECK(read(oids, on_server(12)).outcome.error->message ==
        "WITH OIDS is too old: PostgreSQL 12 removed it, and PostgresVersion is 12");
  CHECK(read(oids).outcome.error->message == "syntax error at or near \"OIDS\"");
  const Run factorial = read("SELECT 5 ! AS f", on_server(14));
  CHECK(factorial.outcome.error->message ==
        "an operator behind its operand is too old: PostgreSQL 14 removed it, and PostgresVersion "
        "is 14");
  CHECK(factorial.position(factorial.outcome.error_span) == "1:24");
  CHECK(!read("SELECT 5 ! AS f", on_server(13)).outcome.error);
}

TEST_CASE("what is newer than every known version is unknown only without a version") {
  const std::string sql = "ALTER TABLE t MERGE PARTITIONS (a, b) INTO c";
  const Run open = read(sql);
  CHECK(!open.outcome.error);
  REQUIRE(open.sink.reasons.size() == 1);
  CHECK(open.sink.reasons[0] == "not the syntax of PostgreSQL " +
                                    std::to_string(sql::sql_backend().version()) +
                                    ": syntax error at or near \"MERGE\"");
  CHECK(read(sql, on_server(18)).outcome.error->message == "syntax error at or near \"MERGE\"");
}

TEST_CASE("only PostgreSQL 18 knows what DROP VALUE means") {
  const std::string sql = "ALTER TYPE t DROP VALUE 'a'";
  for (const int server : {0, 15}) {
    const Run older = read(sql, on_server(server));
    CHECK(older.outcome.error->sqlstate == "42601");
    CHECK(older.outcome.error->message == "syntax error at or near \"VALUE\"");
    CHECK(older.position(older.outcome.error_span) == "1:33");
  }
  if (sql::sql_backend().version() < 18) return;
  CHECK(read(sql, on_server(18)).outcome.error->sqlstate == "0A000");
}

TEST_CASE("a virtual column has its place") {
  if (sql::sql_backend().version() < 18) return;
  const Run result =
      read("ALTER TABLE t ADD a int, ADD g int GENERATED ALWAYS AS (a) VIRTUAL", on_server(17));
  CHECK(result.outcome.error->message ==
        "a virtual generated column is too new: it came with PostgreSQL 18, and PostgresVersion "
        "is 17");
  CHECK(result.position(result.outcome.error_span) == "1:50");
}

}  // namespace
}  // namespace migcheck::sql_testing
