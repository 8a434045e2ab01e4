// SPDX-License-Identifier: Apache-2.0
// Errors of statements that change no schema themselves, and functions that only extensions bring.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;
using migcheck::testing::sql;

namespace {

const std::string table_t = "    op.execute('CREATE TABLE t (id int, a text)')\n";

/// How the last revision ends on a fresh server.
std::string last_outcome(const std::vector<std::string>& bodies,
                         const std::string& base = "empty") {
  std::vector<std::string> revisions;
  for (const std::string& body : bodies) {
    const std::size_t at = body.find("def upgrade");
    revisions.push_back(at == std::string::npos ? "def upgrade():\n" + body : body);
  }
  const Revisions run(revisions, base);
  const Outcome& outcome = run.result.replays.back().fresh;
  if (outcome.status == OutcomeStatus::unknown) return "unknown";
  return outcome.error ? outcome.error->sqlstate + " " + outcome.error->message : "ok";
}

const std::string no_table = "42P01 relation \"t\" does not exist";

}  // namespace

TEST_CASE("functions of extensions need the extension") {
  const std::string column =
      "    op.create_table('x', sa.Column('id', pg.UUID(),"
      " server_default=sa.text('uuid_generate_v4()')))\n";
  CHECK(last_outcome({column}) == "42883 function uuid_generate_v4() does not exist");
  CHECK(last_outcome({column}, "assume") == "ok");
  CHECK(last_outcome({sql("CREATE EXTENSION \"uuid-ossp\"") + column}) == "ok");
  CHECK(last_outcome({sql("CREATE EXTENSION pgcrypto") + column}) ==
        "42883 function uuid_generate_v4() does not exist");
  CHECK(last_outcome({sql("CREATE EXTENSION a_house_of_its_own") + column}) == "ok");
  CHECK(last_outcome({table_t + sql("UPDATE t SET a = crypt(a, a)")}) ==
        "42883 function crypt(…) does not exist");
  CHECK(last_outcome({table_t + sql("SELECT unaccent(a) FROM t")}) ==
        "42883 function unaccent(…) does not exist");
  CHECK(last_outcome({table_t + sql("CREATE INDEX i ON t (unaccent(a))")}) ==
        "42883 function unaccent(…) does not exist");
  CHECK(last_outcome({table_t + sql("ALTER TABLE t ADD CHECK (levenshtein(a, a) = 0)")}) ==
        "42883 function levenshtein(…) does not exist");
  CHECK(last_outcome({table_t + sql("UPDATE t SET a = my_own(a)")}) == "ok");
}

TEST_CASE("statements without an operation of their own need their table") {
  for (const char* statement :
       {"ALTER TABLE t SET (fillfactor = 70)", "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE t REPLICA IDENTITY FULL", "ALTER TABLE t DISABLE TRIGGER ALL",
        "LOCK TABLE t IN EXCLUSIVE MODE", "CREATE POLICY p ON t USING (true)"}) {
    CAPTURE(statement);
    CHECK(last_outcome({sql(statement)}) == no_table);
    CHECK(last_outcome({table_t + sql(statement)}) == "ok");
  }
  CHECK(last_outcome({sql("ALTER TABLE IF EXISTS t SET (fillfactor = 70)")}) == "ok");
}

TEST_CASE("INSERT and UPDATE name columns that are there") {
  const std::string missing = "42703 column \"b\" of relation \"t\" does not exist";
  CHECK(last_outcome({table_t + sql("INSERT INTO t (id, b) VALUES (1, 2)")}) == missing);
  CHECK(last_outcome({table_t + sql("UPDATE t SET b = 1")}) == missing);
  CHECK(last_outcome({table_t + sql("UPDATE t SET a = 1 WHERE id = 2")}) == "ok");
  CHECK(last_outcome({table_t + sql("INSERT INTO t SELECT 1, 2")}) == "ok");
  CHECK(last_outcome({sql("CREATE TABLE t AS SELECT 1 AS b") + sql("UPDATE t SET b = 1")}) == "ok");
  CHECK(last_outcome({sql("CREATE TABLE t (id int)"), sql("UPDATE t SET b = 1")}) == missing);
}

TEST_CASE("objects of models reach their table when the session is flushed") {
  const std::string model =
      "from sqlalchemy.orm import Session, declarative_base\n"
      "class T(declarative_base()):\n"
      "    __tablename__ = 't'\n"
      "    id = sa.Column(sa.Integer, primary_key=True)\n"
      "    b = sa.Column(sa.Text)\n"
      "def upgrade():\n"
      "    session = Session(bind=op.get_bind())\n";
  CHECK(last_outcome({model + "    session.add(T())\n    session.commit()\n"}) == no_table);
  CHECK(last_outcome({model + "    session.add_all([T()])\n    session.flush()\n"}) == no_table);
  CHECK(last_outcome({model + "    session.add(T())\n"}) == "ok");
  CHECK(last_outcome({table_t, model + "    session.add(T())\n    session.commit()\n"}) == "ok");
  const std::string no_column = "42703 column t.b does not exist";
  CHECK(last_outcome({table_t, model + "    session.query(T).all()\n"}) == no_column);
  CHECK(last_outcome({table_t, model + "    session.scalars(sa.select(T)).all()\n"}) == no_column);
  CHECK(last_outcome({table_t, model + "    session.query(T.id).all()\n"}) == "ok");
  CHECK(last_outcome({table_t, model + "    session.execute(sa.update(T).values(id=1))\n"}) ==
        "ok");
}

TEST_CASE("the database's URL begins with the name of its dialect") {
  const std::string head = "    url = str(op.get_bind().engine.url)\n";
  CHECK(last_outcome({head + "    if url.startswith('mysql'):\n    " + sql("SELECT 1 FROM t")}) ==
        "ok");
  CHECK(last_outcome({head + "    if url.startswith('postgres'):\n    " +
                      sql("SELECT 1 FROM t")}) == no_table);
  CHECK(last_outcome({head + "    if url.startswith('postgresql+x'):\n    " +
                      sql("SELECT 1 FROM t")}) != "ok");
  CHECK(last_outcome({"    if op.get_bind().engine.url.drivername.startswith('sqlite'):\n    " +
                      sql("SELECT 1 FROM t")}) == "ok");
}

TEST_CASE("a method of a library that is not followed gives an unknown value") {
  CHECK(last_outcome({"    import os, re\n    parts = re.compile('[0-9]+').split(os.getcwd())\n"
                      "    same = re.compile('x').flags.bit_length()\n" +
                      table_t}) == "ok");
}

TEST_CASE("a type may bring constraints to its table") {
  const auto after = [](const std::string& base, const std::string& type,
                        const std::string& change) {
    return last_outcome({"class Kind(" + base +
                             "):\n  impl = sa.SmallInteger\n"
                             "def upgrade():\n    op.create_table('t', sa.Column('k', " +
                             type + "))\n",
                         change});
  };
  const std::string drop = "    op.drop_constraint('ck_t_valid_k', 't')\n";
  const std::string with_events = "sa.TypeDecorator, sa.types.SchemaType";
  CHECK(after(with_events, "Kind()", drop) == "ok");
  CHECK(after(with_events, "Kind", drop) == "ok");
  CHECK(after(with_events, "Kind", sql("ALTER TABLE t RENAME CONSTRAINT ck_t_valid_k TO c")) ==
        "ok");
  CHECK(after("sa.TypeDecorator", "__import__('house').Kind()", drop) == "ok");
  CHECK(after("sa.TypeDecorator", "Kind()", drop) ==
        "42704 constraint \"ck_t_valid_k\" of relation \"t\" does not exist");
}

TEST_CASE("a database that is older than the history may have what a condition asks for") {
  const std::string older = "    op.add_column('people', sa.Column('name', sa.Text()))\n";
  const std::string guarded =
      "    if 't' not in sa.inspect(op.get_bind()).get_table_names():\n"
      "        op.create_table('t', sa.Column('a', sa.Text()))\n";
  const std::string other_column = sql("UPDATE t SET b = a");
  const std::string again = "    op.add_column('t', sa.Column('a', sa.Text()))\n";
  for (const std::string& creation :
       {guarded, sql("CREATE TABLE IF NOT EXISTS t (a text)"),
        std::string("    op.create_table('t', sa.Column('a', sa.Text()), if_not_exists=True)\n")}) {
    CAPTURE(creation);
    CHECK(last_outcome({older, creation, other_column}, "assume") == "ok");
    CHECK(last_outcome({older, creation, again}, "assume") == "ok");
    CHECK(last_outcome({creation, other_column}, "assume") ==
          "42703 column \"b\" of relation \"t\" does not exist");
  }
  CHECK(last_outcome({older, table_t, other_column}, "assume") ==
        "42703 column \"b\" of relation \"t\" does not exist");
}

TEST_CASE("a foreign key needs the index that was there before it") {
  const std::string link =
      "    op.create_table('links', sa.Column('x', sa.Integer(), sa.ForeignKey('older.id')))\n";
  const std::string index = sql("CREATE UNIQUE INDEX late ON older (id)");
  CHECK(last_outcome({link, index, sql("DROP INDEX late")}, "assume") == "ok");
  CHECK(last_outcome({index, link, sql("DROP INDEX late")}, "assume").starts_with("2BP01"));
}

TEST_CASE("a view reads the columns that were there when it was made") {
  const std::string view = table_t + sql("CREATE VIEW v AS SELECT * FROM t");
  const std::string later = "    op.add_column('t', sa.Column('late', sa.Text()))\n";
  CHECK(last_outcome({view, later, "    op.drop_column('t', 'late')\n"}) == "ok");
  CHECK(last_outcome({view, later, "    op.drop_column('t', 'a')\n"}).starts_with("2BP01"));
  CHECK(last_outcome({view, later + sql("CREATE OR REPLACE VIEW v AS SELECT * FROM t"),
                      "    op.drop_column('t', 'late')\n"})
            .starts_with("2BP01"));
}

TEST_CASE("an environment variable is set where the project runs") {
  const std::string head =
      "import os\ndef upgrade():\n    t = sa.table('t', sa.column('a'))\n"
      "    op.create_table('t', sa.Column('a', sa.Text(), nullable=False))\n";
  const std::string row = "op.get_bind().execute(sa.text('INSERT INTO t (a) VALUES (:a)'), {'a': ";
  const std::string not_null =
      "23502 null value in column \"a\" of relation \"t\" violates not-null constraint";
  CHECK(last_outcome({head + "    " + row + "os.getenv('A')})\n"}) == "ok");
  CHECK(last_outcome({head + "    op.bulk_insert(t, [{'a': os.environ.get('A')}])\n"}) == "ok");
  CHECK(last_outcome({head + "    " + row + "None})\n"}) == not_null);
}

TEST_CASE("a managed geometry column has checks of its own") {
  const auto after = [](const std::string& options) {
    return last_outcome(
        {"from geoalchemy2 import Geometry\ndef upgrade():\n    op.execute('CREATE EXTENSION "
         "postgis')\n"
         "    op.create_table('t', sa.Column('g', Geometry('POINT', srid=4326" +
             options + ")))\n",
         "    op.drop_constraint('enforce_srid_g', 't')\n"});
  };
  CHECK(after(", management=True") == "ok");
  CHECK(last_outcome({sql("CREATE EXTENSION postgis") + table_t +
                          "    op.execute(\"SELECT AddGeometryColumn('t', 'g', 4326, 'POINT', 2, "
                          "false)\")\n",
                      "    op.drop_constraint('enforce_srid_g', 't')\n"}) == "ok");
  CHECK(after("") == "42704 constraint \"enforce_srid_g\" of relation \"t\" does not exist");
}
