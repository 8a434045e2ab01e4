// SPDX-License-Identifier: Apache-2.0
// How each revision ends on a server: alone, in one run with the others, and after a failure.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;
using migcheck::testing::sql;
using migcheck::testing::upgrade;

namespace {

std::string outcomes(const ReplayResult& result) {
  std::string out;
  for (const MigrationReplay& one : result.replays) {
    const Outcome& outcome = one.fresh;
    out += outcome.status == OutcomeStatus::unknown ? "unknown"
           : outcome.error ? (outcome.error->sqlstate.empty() ? "raises" : outcome.error->sqlstate)
                           : "ok";
    if (outcome.caused_by != nullptr) out += "<" + outcome.caused_by->revision.id;
    out += " ";
  }
  return out;
}

const std::string strict = "empty";

}  // namespace

TEST_CASE("a failing revision is rolled back as a whole and the next one tried") {
  const Revisions run(
      {upgrade(sql("CREATE TABLE a (x int)") + sql("CREATE TABLE a (x int)")),
       upgrade(sql("CREATE TABLE b (x int)")), upgrade(sql("ALTER TABLE a ADD y int"))},
      strict);
  CHECK(outcomes(run.result) == "42P07 ok 42P01<r1 ");
  CHECK(run.result.server_catalog.table({"", "a"}) == nullptr);
  CHECK(run.result.server_catalog.table({"", "b"}) != nullptr);
  CHECK(run.result.final_catalog.table({"", "a"}) != nullptr);
}

TEST_CASE("what an autocommit block committed stays") {
  const Revisions run({upgrade(sql("CREATE TABLE a (x int)") +
                               "    with op.get_context().autocommit_block():\n    " +
                               sql("CREATE INDEX CONCURRENTLY i ON a (x)") +
                               sql("CREATE TABLE b (x int)") + sql("CREATE TABLE a (x int)"))},
                      strict);
  CHECK(outcomes(run.result) == "42P07 ");
  CHECK(run.result.server_catalog.index({"", "i"}) != nullptr);
  CHECK(run.result.server_catalog.table({"", "b"}) == nullptr);
}

TEST_CASE("CONCURRENTLY needs a transaction of its own, also after an autocommit block") {
  CHECK(outcomes(Revisions({upgrade("    with op.get_context().autocommit_block():\n    " +
                                    sql("CREATE TABLE a (x int)") +
                                    sql("CREATE INDEX CONCURRENTLY i ON a (x)"))},
                           strict)
                     .result) == "25001 ");
}

TEST_CASE("an error that Python swallows aborts the transaction, unless a savepoint is there") {
  const std::string swallow = "    except Exception:\n        pass\n";
  CHECK(outcomes(Revisions({upgrade("    try:\n    " + sql("DROP TABLE a") + swallow)}, strict)
                     .result) == "25P02 ");
  CHECK(outcomes(Revisions({upgrade("    try:\n    " + sql("DROP TABLE a") + swallow +
                                    sql("CREATE TABLE b (x int)"))},
                           strict)
                     .result) == "25P02 ");
  CHECK(
      outcomes(Revisions({upgrade("    try:\n        with op.get_bind().begin_nested():\n        " +
                                  sql("DROP TABLE a") + swallow)},
                         strict)
                   .result) == "ok ");
}

TEST_CASE("a savepoint that is rolled back takes its changes with it") {
  const Revisions run(
      {upgrade("    nested = op.get_bind().begin_nested()\n" + sql("CREATE TABLE a (x int)") +
               "    nested.rollback()\n" + sql("CREATE TABLE b (x int)"))},
      strict);
  CHECK(outcomes(run.result) == "ok ");
  CHECK(run.result.server_catalog.table({"", "a"}) == nullptr);
  CHECK(run.result.server_catalog.table({"", "b"}) != nullptr);
}

TEST_CASE("an exception of the migration itself is an error without SQLSTATE") {
  const Revisions run({upgrade("    raise RuntimeError('not any more')\n")});
  CHECK(outcomes(run.result) == "raises ");
  CHECK(run.result.replays[0].fresh.error->message == "RuntimeError: not any more");
}

TEST_CASE("what cannot be evaluated and may change anything leaves the outcome open") {
  CHECK(outcomes(Revisions({upgrade("    op.from_an_extension('x')\n")}).result) == "unknown ");
  CHECK(outcomes(Revisions({upgrade("    import os\n    if os.urandom(1):\n        raise "
                                    "RuntimeError()\n")})
                     .result) == "ok ");
  CHECK(outcomes(Revisions({upgrade(sql("UPDATE a SET x = 1"))}).result) == "ok ");
}

TEST_CASE("a type that the run remembers exists for a database at the previous revision") {
  const auto table = [](const std::string& name) {
    return upgrade("    op.create_table('" + name + "', sa.Column('c', sa.Enum('a', name='t')))\n");
  };
  const Revisions run({table("x"), table("y")});
  const MigrationReplay& last = run.result.replays.back();
  CHECK(last.fresh.status == OutcomeStatus::ok);
  REQUIRE(last.stepwise.error);
  CHECK(last.stepwise.error->sqlstate == "42710");
}

TEST_CASE("the memory of created types outlives the revision that failed") {
  const auto table = [](const std::string& name, const std::string& more = "") {
    return upgrade("    op.create_table('" + name + "', sa.Column('c', sa.Enum('a', name='t')))\n" +
                   more);
  };
  const Revisions run({table("x", sql("DROP TABLE missing")), table("y")}, strict);
  CHECK(outcomes(run.result) == "42P01 42704<r1 ");
  CHECK(run.result.replays.back().stepwise.status == OutcomeStatus::ok);
}

TEST_CASE("a failure whose own cause is another failure names the first one") {
  const Revisions run({upgrade(sql("CREATE TABLE a (x nope)")),
                       upgrade(sql("CREATE TABLE b (y int)") + sql("ALTER TABLE a ADD z int")),
                       upgrade(sql("ALTER TABLE b ADD z int"))},
                      strict);
  CHECK(outcomes(run.result) == "42704 42P01<r1 42P01<r1 ");
}

TEST_CASE("reading a relation that is not there fails, reading an empty one gives no rows") {
  CHECK(outcomes(Revisions({upgrade(sql("SELECT x FROM a")), upgrade(sql("UPDATE a SET x = 1")),
                            upgrade(sql("INSERT INTO pg_temp.b SELECT * FROM a"))},
                           strict)
                     .result) == "42P01 42P01 42P01 ");
  const std::string read =
      "    for row in op.get_bind().execute(sa.text('SELECT x FROM a')):\n        "
      "op.create_table(row.x, sa.Column('x', sa.Integer))\n";
  CHECK(outcomes(Revisions({upgrade(sql("CREATE TABLE a (x text)") + read)}).result) == "ok ");
  CHECK(outcomes(Revisions({upgrade(sql("CREATE TABLE a (x text)") +
                                    sql("INSERT INTO a SELECT now()") + read)})
                     .result) == "unknown ");
}

TEST_CASE("PostGIS is taken as given, an extension of contrib is not") {
  CHECK(outcomes(Revisions({upgrade(sql("CREATE TABLE a (x geometry)")),
                            upgrade(sql("CREATE TABLE b (x citext)"))},
                           strict)
                     .result) == "ok 42704 ");
}

TEST_CASE("a foreign key with use_alter is no part of op.create_table") {
  const Revisions run({upgrade("    op.create_table('a', sa.Column('x', sa.Integer, "
                               "sa.ForeignKey('b.id', use_alter=True)))\n")},
                      strict);
  CHECK(outcomes(run.result) == "ok ");
  CHECK(run.result.server_catalog.table({"", "a"})->constraints.empty());
}

TEST_CASE("commit() of the connection ends the transaction, AUTOCOMMIT does without one") {
  const std::string table = sql("CREATE TABLE a (x int)");
  const Revisions run({upgrade(table + "    op.get_bind().commit()\n" + sql("DROP TABLE b"))},
                      strict);
  CHECK(outcomes(run.result) == "42P01 ");
  CHECK(run.result.server_catalog.table({"", "a"}) != nullptr);
  const std::string concurrently =
      "    with op.get_bind().engine.connect().execution_options(isolation_level='AUTOCOMMIT') as "
      "c:\n        c.execute(sa.text('CREATE INDEX CONCURRENTLY i ON a (x)'))\n";
  CHECK(outcomes(Revisions({upgrade(table + concurrently)}, strict).result) == "ok ");
}

TEST_CASE("only a revision and its ancestors run when it is asked for") {
  const Revisions run({upgrade(""), upgrade(""), upgrade("")});
  const RevisionGraph graph(run.migrations);
  ReplayOptions options;
  options.revision = "r2";
  CHECK(replay(graph, *run.loader, options).replays.size() == 2);
  options.revision = "r";
  CHECK(replay(graph, *run.loader, options).replays.empty());
}
