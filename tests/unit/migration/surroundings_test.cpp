// SPDX-License-Identifier: Apache-2.0
// What migrations learn from around them: the configuration file, the address of the server, the
// version of SQLAlchemy that the project installs.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;

namespace {

std::string upgrade(const std::string& body) {
  return "from alembic import context\ndef upgrade():\n" + body;
}

/// Whether table t is there after a revision that creates it where `condition` holds.
std::string creates_where(const std::string& condition, ReplayOptions options = {}) {
  const Revisions run({upgrade("    if " + condition + ":\n        op.create_table('t')\n")},
                      "empty", {}, {}, std::move(options));
  const Table* table = run.result.server_catalog.table({"", "t"});
  return table == nullptr ? "no" : (table->certain ? "yes" : "perhaps");
}

/// How a revision with this body ends: ok, unknown, or the error.
std::string outcome(const std::string& body, int sqlalchemy) {
  ReplayOptions options;
  options.sqlalchemy = sqlalchemy;
  const Revisions run({upgrade(body)}, "empty", {}, {}, std::move(options));
  const Outcome& end = run.result.replays[0].fresh;
  if (end.status == OutcomeStatus::error) return end.error->message;
  return end.status == OutcomeStatus::ok ? "ok" : "unknown";
}

ReplayOptions with_settings(std::map<std::string, std::string> options, std::string env_py = {}) {
  ReplayOptions made;
  made.settings = {true, std::move(options), std::move(env_py)};
  return made;
}

}  // namespace

TEST_CASE("options of alembic.ini are read, also where they are not set") {
  const std::string legacy = "op.get_context().config.get_main_option('legacy')";
  CHECK(creates_where(legacy, with_settings({{"legacy", "12"}})) == "yes");
  CHECK(creates_where(legacy, with_settings({})) == "no");
  CHECK(creates_where("context.config.get_main_option('mode', 'new') == 'new'",
                      with_settings({})) == "yes");
}

TEST_CASE("what env.py may set, the address, and an unknown configuration stay unknown") {
  const std::string legacy = "context.config.get_main_option('legacy')";
  CHECK(creates_where(legacy, with_settings({}, "config.set_main_option('legacy', v)")) ==
        "perhaps");
  CHECK(creates_where("context.config.get_main_option('sqlalchemy.url')", with_settings({})) ==
        "perhaps");
  CHECK(creates_where(legacy) == "perhaps");
}

TEST_CASE("the address of the server names PostgreSQL, and no more is known of it") {
  CHECK(creates_where("str(op.get_bind().engine.url).startswith('mysql')") == "no");
  CHECK(creates_where("str(op.get_bind().engine.url).startswith('postgres')") == "yes");
  CHECK(creates_where("str(op.get_bind().engine.url).startswith('postgresql+asyncpg')") ==
        "perhaps");
}

TEST_CASE("SQLAlchemy 2.0 refuses strings and keyword parameters in execute()") {
  const std::string text = "    op.get_bind().execute('CREATE TABLE t (a int)')\n";
  CHECK(outcome(text, 1) == "ok");
  CHECK(outcome(text, 0) == "unknown");
  CHECK(outcome(text, 2) ==
        "ObjectNotExecutableError: Not an executable object: 'CREATE TABLE t (a int)'");
  CHECK(outcome("    op.get_bind().execute(sa.text('SELECT :a'), a=1)\n", 2) ==
        "TypeError: Connection.execute() got an unexpected keyword argument 'a'");
  CHECK(outcome("    op.get_bind().execute(sa.text('SELECT :a'), {'a': 1})\n", 2) == "ok");
  CHECK(outcome("    op.get_bind().execute(sa.text('CREATE TABLE t (a int)'))\n", 2) == "ok");
  CHECK(outcome("    op.get_bind().exec_driver_sql('CREATE TABLE t (a int)')\n", 2) == "ok");
  CHECK(outcome("    op.execute('CREATE TABLE t (a int)')\n", 2) == "ok");
}

TEST_CASE("SQLAlchemy 2.0 refuses begin() on the connection of Alembic") {
  const std::string text = "    with op.get_bind().begin():\n        pass\n";
  CHECK(outcome(text, 1) == "ok");
  CHECK(outcome(text, 0) == "unknown");
  CHECK(outcome(text, 2).starts_with(
      "InvalidRequestError: This connection has already initialized a SQLAlchemy Transaction()"));
  CHECK(outcome("    with op.get_bind().begin_nested():\n        pass\n", 2) == "ok");
  CHECK(outcome("    bind = op.get_bind()\n    bind.commit()\n    bind.begin()\n", 2) == "ok");
  CHECK(outcome("    with op.get_context().autocommit_block():\n        op.get_bind().begin()\n",
                2) == "ok");
}

TEST_CASE("after something unknown, work on what nobody created may fail") {
  const Revisions run(
      {upgrade("    op.create_thing('a')\n"), upgrade("    op.drop_column('t', 'c')\n"),
       upgrade("    op.create_table('u', sa.Column('a', sa.Integer))\n")},
      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::unknown);
  CHECK(run.result.replays[1].fresh.status == OutcomeStatus::unknown);
  CHECK(run.result.replays[2].fresh.status == OutcomeStatus::ok);
}

TEST_CASE("SQLAlchemy 2.0 refuses two columns of one name") {
  const std::string table =
      "    op.create_table('d', sa.Column('a', sa.Integer), sa.Column('a', sa.Text))\n";
  CHECK(outcome(table, 1) == "ok");
  CHECK(outcome(table, 0) == "unknown");
  CHECK(outcome(table, 2) ==
        "DuplicateColumnError: a column with name 'a' is already present in table 'd'");
}

TEST_CASE("SQLAlchemy 2.0 refuses what 1.4 still takes in calls") {
  const std::string head = "    t = sa.table('t', sa.column('a'))\n    ";
  for (const char* call :
       {"sa.select([t.c.a])", "sa.sql.select((t.c.a,))", "sa.select(t.c.a, whereclause=None)",
        "sa.case([(t.c.a == 1, 2)])", "sa.case(whens={1: 2}, value=t.c.a)",
        "sa.MetaData(bind=None)", "sa.Table('x', sa.MetaData(), autoload=False)",
        "sa.update(t, t.c.a == 1)", "t.update(t.c.a == 1)", "t.update(values={'a': 1})",
        "t.delete(t.c.a == 1)", "t.insert({'a': 1})", "t.select(t.c.a == 1)"}) {
    CAPTURE(call);
    CHECK(outcome(head + call + "\n", 1) == "ok");
    CHECK(outcome(head + call + "\n", 0) == "unknown");
    CHECK(outcome(head + call + "\n", 2).find("Error: ") != std::string::npos);
  }
  for (const char* call :
       {"sa.select(t.c.a)", "sa.case((t.c.a == 1, 2), else_=3)", "sa.case({1: 2}, value=t.c.a)",
        "sa.MetaData(schema='s')", "t.update().where(t.c.a == 1)", "sa.select(*[t.c.a])"}) {
    CAPTURE(call);
    CHECK(outcome(head + call + "\n", 2) == "ok");
  }
}

TEST_CASE("what a library refuses is mended for what comes later") {
  ReplayOptions options;
  options.sqlalchemy = 2;
  const std::string refused = "    t = sa.table('t', sa.column('a'))\n    sa.select([t.c.a])\n";
  const std::string create = "    op.execute('CREATE TABLE t (a int)')\n";
  const Revisions run({upgrade(refused + create)}, "empty", {}, {}, options);
  CHECK(run.result.final_catalog.table({"", "t"}) != nullptr);
  CHECK(run.result.server_catalog.table({"", "t"}) == nullptr);
  const std::string caught = "    try:\n    " + refused.substr(0, refused.find('\n') + 1) +
                             "        sa.select([t.c.a])\n    except Exception:\n        pass\n";
  CHECK(outcome(caught + create, 2) == "ok");
}
