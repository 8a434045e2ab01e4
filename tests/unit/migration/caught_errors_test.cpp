// SPDX-License-Identifier: Apache-2.0
// What code sees that catches an error of the database, and sessions of other libraries.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;
using migcheck::testing::sql;

namespace {

const std::string makes_t = "    op.execute('CREATE TABLE t (id int)')\n";

/// How upgrade() with this body ends after the table t is made.
std::string caught_ending(const std::string& body, const std::string& head = "") {
  const Revisions run({head + "def upgrade():\n" + makes_t + body}, "empty");
  const Outcome& fresh = run.result.replays[0].fresh;
  if (fresh.status == OutcomeStatus::unknown) return "unknown";
  return fresh.error ? fresh.error->message : "ok";
}

std::string in_handler(const std::string& statement, const std::string& handler) {
  return caught_ending(
      "    try:\n        with op.get_bind().begin_nested():\n            op.execute('" + statement +
      "')\n    except Exception as e:\n" + handler);
}

}  // namespace

TEST_CASE("the text of a caught error is known up to the statement that it quotes") {
  const std::string exists = "CREATE TABLE t (id int)";
  const std::string unless = "        if 'already exists' not in str(e):\n            raise\n";
  const std::string missing = "relation \"u\" does not exist";
  CHECK(in_handler(exists, unless) == "ok");
  CHECK(in_handler("DROP INDEX u", unless) == "index \"u\" does not exist");
  CHECK(in_handler("ALTER TABLE u ADD a int", unless) == missing);
  CHECK(in_handler(exists,
                   "        if 'already exists' not in str(e.orig).lower():\n"
                   "            raise\n") == "ok");
  CHECK(in_handler(exists, "        if e.orig.pgcode != '42P07':\n            raise\n") == "ok");
  CHECK(in_handler(exists, "        if 'my_name' in str(e):\n            raise\n") == "unknown");
  CHECK(in_handler("ALTER TABLE u ADD a int", "        raise e\n") == missing);
}

TEST_CASE("what an inspector says of a thing is true in a condition") {
  const std::string find =
      "    found = None\n    for key in sa.inspect(op.get_bind()).get_foreign_keys('u'):\n"
      "        if key['referred_table'] == 't' and not key['referred_schema'] and "
      "key['options'].get('ondelete') == 'CASCADE':\n            found = key\n            break\n"
      "    if found:\n        op.drop_constraint(found['name'], 'u')\n";
  CHECK(caught_ending(
            "    op.execute('ALTER TABLE t ADD UNIQUE (id)')\n"
            "    op.execute('CREATE TABLE u (a int REFERENCES t(id) ON DELETE CASCADE)')\n" +
            find + sql("ALTER TABLE u DROP CONSTRAINT u_a_fkey")) ==
        "constraint \"u_a_fkey\" of relation \"u\" does not exist");
}

TEST_CASE("an inspector lists schemas and views") {
  const std::string lists =
      "    i = sa.inspect(op.get_bind())\n"
      "    if i.get_schema_names() != ['information_schema', 'public', 's']:\n"
      "        op.drop_table('a')\n"
      "    if i.get_view_names() != ['v'] or i.get_view_names(schema='s') != []:\n"
      "        op.drop_table('b')\n";
  CHECK(caught_ending(sql("CREATE SCHEMA s") + sql("CREATE VIEW v AS SELECT 1 AS a") +
                      sql("CREATE MATERIALIZED VIEW m AS SELECT 1 AS a") + lists) == "ok");
}

TEST_CASE("the session of SQLModel is one of SQLAlchemy") {
  const std::string head = "from sqlmodel import Session, select\n";
  CHECK(caught_ending("    with Session(op.get_bind()) as session:\n"
                      "        session.exec(sa.text('CREATE TABLE t (id int)'))\n",
                      head) == "relation \"t\" already exists");
  CHECK(caught_ending("    with Session(op.get_bind()) as session:\n"
                      "        session.execute(sa.text('SELECT 1'))\n",
                      head) == "ok");
}

TEST_CASE("a query for columns needs their table and finds no rows where none were put") {
  const std::string head =
      "from sqlalchemy.orm import declarative_base, Session\nBase = declarative_base()\n"
      "class T(Base):\n    __tablename__ = 't'\n    id = sa.Column(sa.Integer, primary_key=True)\n"
      "class U(Base):\n    __tablename__ = 'u'\n    id = sa.Column(sa.ForeignKey(T.id), "
      "primary_key=True)\n";
  const std::string session = "    s = Session(bind=op.get_bind())\n";
  const std::string missing = "relation \"u\" does not exist";
  CHECK(caught_ending(session + "    s.query(U.id).filter(U.id > 1).all()\n", head) == missing);
  CHECK(caught_ending(session + "    s.execute(sa.select(U.id)).all()\n", head) == missing);
  CHECK(caught_ending(session + "    s.query(T.id).join(U, U.id == T.id).first()\n", head) ==
        missing);
  CHECK(caught_ending(session + "    for (id,) in s.query(T.id):\n        op.drop_table('x')\n",
                      head) == "ok");
  CHECK(caught_ending(sql("ALTER TABLE t RENAME TO u") + session + "    s.query(U.id).all()\n",
                      head) == "ok");
}
