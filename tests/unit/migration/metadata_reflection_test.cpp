// SPDX-License-Identifier: Apache-2.0
// Migrations that read the database through a reflected MetaData or row by row, and those that ask
// their environment.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;
using migcheck::testing::upgrade;

namespace {

/// How the last of these revisions ends.
std::string outcome_of(const Revisions& run) {
  const Outcome& end = run.result.replays.back().fresh;
  if (end.status == OutcomeStatus::error) return end.error->message;
  return end.status == OutcomeStatus::ok ? "ok" : "unknown";
}

std::string outcome(const std::string& body) { return outcome_of(Revisions({body}, "empty")); }

bool has_sequence(const Revisions& run, const std::string& name) {
  return run.result.server_catalog.object(ObjectKind::sequence, {"", name}) != nullptr;
}

const std::string reflects =
    "import re\n"
    "def upgrade():\n"
    "    op.create_table('org', sa.Column('id', sa.Integer, primary_key=True), "
    "sa.Column('a', sa.Text))\n"
    "    m = sa.MetaData()\n"
    "    m.reflect(op.get_bind())\n";

}  // namespace

TEST_CASE("reflect() knows the defaults of the tables that are there") {
  const Revisions run(
      {reflects + "    column = m.tables['org'].columns.get('id')\n"
                  "    if column is not None and column.server_default is not None:\n"
                  "        text = column.server_default.arg.text\n"
                  "        name = re.search(\"nextval\\\\('(.*)'::regclass\", text).group(1)\n"
                  "        new = name.replace('org', 'orgs', 1)\n"
                  "        op.execute(f'ALTER SEQUENCE {name} RENAME TO {new}')\n"},
      "empty");
  CHECK(outcome_of(run) == "ok");
  CHECK(has_sequence(run, "orgs_id_seq"));
  CHECK_FALSE(has_sequence(run, "org_id_seq"));
}

TEST_CASE("a reflected column without a default, and one that is not there") {
  CHECK(outcome(reflects + "    assert m.tables['org'].c.a.server_default is None\n"
                           "    assert m.tables['org'].c.get('b') is None\n") == "ok");
  CHECK(outcome(reflects + "    if m.tables['org'].c['a'].server_default is None:\n"
                           "        op.drop_table('none')\n") != "ok");
}

TEST_CASE("reflect() sees the database as it was then") {
  CHECK(outcome(reflects + "    op.alter_column('org', 'a', server_default='x')\n"
                           "    if m.tables['org'].c.a.server_default is not None:\n"
                           "        op.drop_table('none')\n") == "ok");
}

TEST_CASE("results come in parts") {
  const std::string table = "    op.create_table('t', sa.Column('id', sa.Integer))\n";
  const std::string rows =
      "    parts = op.get_bind().execute(sa.text('%s')).yield_per(10).partitions()\n"
      "    for part in parts:\n"
      "        for row in part:\n"
      "            op.drop_table(row.name)\n";
  const auto with = [&](const std::string& query) {
    std::string text = rows;
    return upgrade(table + text.replace(text.find("%s"), 2, query));
  };
  CHECK(outcome(with("SELECT id AS name FROM t")) == "ok");
  const Revisions run({with("SELECT relname AS name FROM pg_class WHERE relname = \\'t\\'")},
                      "empty");
  CHECK(outcome_of(run) == "ok");
  CHECK(run.result.server_catalog.table({"", "t"}) == nullptr);
}

TEST_CASE("regular expressions find what names are made of") {
  const auto created = [](const std::string& expression) {
    const Revisions run(
        {"import re\n" + upgrade("    name = " + expression + "\n    op.create_table(name)\n")},
        "empty");
    std::string names;
    run.result.server_catalog.for_each_table([&](const Table& table) {
      if (!table.bookkeeping) names += table.name.name;
    });
    return names;
  };
  CHECK(created("re.search(r'_(\\w)$', 'a_b').group(1)") == "b");
  CHECK(created("re.compile('(a)(b)').search('xab').groups()[1]") == "b");
  CHECK(created("'aaa'.replace('a', 'b', 1)") == "baa");
  CHECK(created("'aaa'.replace('a', 'b', 0)") == "aaa");
  CHECK(created("'aaa'.replace('a', 'b', -1)") == "bbb");
  CHECK(created("re.match('b', 'ab') or 'none'") == "none");
  CHECK(created("re.match('(a)', 'ab').group(1)") == "a");
}

TEST_CASE("repr() puts quotes around a label") {
  const Revisions run({upgrade("    op.execute(f\"CREATE TYPE e AS ENUM ({repr('it')})\")\n")},
                      "empty");
  CHECK(outcome_of(run) == "ok");
  REQUIRE(run.result.server_catalog.enum_type({"", "e"}) != nullptr);
  CHECK(run.result.server_catalog.enum_type({"", "e"})->labels[0].text == "it");
}

TEST_CASE("whether a variable of the environment is set is not known") {
  CHECK(outcome("import os\n" + upgrade("    x = os.environ['X']\n")) == "unknown");
  CHECK(outcome("from os import environ\n" + upgrade("    x = environ['X']\n")) == "unknown");
  CHECK(outcome("import os\n" +
                upgrade("    if 'X' in os.environ:\n        x = os.environ['X']\n")) == "ok");
  CHECK(outcome("import os\n" + upgrade("    x = os.environ.get('X')\n")) == "ok");
}
