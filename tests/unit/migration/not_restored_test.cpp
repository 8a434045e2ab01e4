// SPDX-License-Identifier: Apache-2.0
// What an upgrade and its downgrade leave, and what of it is certain.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;
using migcheck::testing::sql;

namespace {

std::string functions(const std::string& up, const std::string& down) {
  return "def upgrade():\n" + up + "def downgrade():\n" + down;
}

/// "+name", "-name" or "~name" for each difference of the last revision.
std::string left(const Revisions& run) {
  std::string out;
  for (const Difference& one : run.result.replays.back().not_restored) {
    out += one.kind == DifferenceKind::added     ? "+"
           : one.kind == DifferenceKind::removed ? "-"
                                                 : "~";
    out += one.name.name + (one.part.empty() ? "" : "." + one.part) + " ";
  }
  return out;
}

const std::string nothing = "    pass\n";

}  // namespace

TEST_CASE("not restored: what is left, lost and changed") {
  const Revisions run({functions(sql("CREATE TABLE a (x int, y int)"), nothing),
                       functions(sql("CREATE TABLE b (x int)") + sql("DROP INDEX IF EXISTS i") +
                                     sql("ALTER TABLE a DROP x, ALTER y TYPE text"),
                                 sql("ALTER TABLE a ALTER y TYPE varchar"))});
  CHECK(left(run) == "-a.x ~a.y +b ");
}

TEST_CASE("not restored: nothing, when all of it is undone") {
  const std::string table = sql("CREATE TABLE a (x int)");
  CHECK(left(Revisions({functions(table, sql("DROP TABLE a"))})).empty());
}

TEST_CASE("not restored: nothing is said where upgrade or downgrade fails or is missing") {
  const std::string table = sql("CREATE TABLE a (x int)");
  CHECK(left(Revisions({functions(table + table, nothing)})).empty());
  CHECK(left(Revisions({functions(table, sql("DROP TABLE a, b"))}, "empty")).empty());
  CHECK(left(Revisions({"def upgrade():\n" + table})).empty());
}

TEST_CASE("not restored: only what is certain") {
  const std::string perhaps = "    if op.unheard_of():\n    ";
  CHECK(left(Revisions({functions(perhaps + sql("CREATE TABLE a (x int)"), nothing)})).empty());
  CHECK(left(Revisions({functions(sql("CREATE TABLE a (x int)"), perhaps + sql("DROP TABLE a"))}))
            .empty());
  CHECK(left(Revisions({functions(sql("ALTER TABLE given ALTER x TYPE text"), nothing)})).empty());
}

TEST_CASE("not restored: a column added to a table that is taken as given") {
  const Revisions run({functions(sql("ALTER TABLE given ADD a int"), nothing),
                       functions(sql("ALTER TABLE given ADD b int"), nothing)});
  CHECK(left(run) == "+given.b ");
}

TEST_CASE("not restored: upgrading once more runs where the downgrade ended") {
  const Revisions run({functions(sql("CREATE TYPE t AS ENUM ()"), nothing),
                       functions(sql("CREATE TABLE IF NOT EXISTS a (x int)"), nothing)});
  REQUIRE(run.result.replays[0].again.error.has_value());
  CHECK(run.result.replays[0].again.error->sqlstate == "42710");
  CHECK(run.result.replays[1].again.status == OutcomeStatus::ok);
}
