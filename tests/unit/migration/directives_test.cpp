// SPDX-License-Identifier: Apache-2.0
// Directives whose effect depends on more than their arguments: naming conventions, libraries
// around Alembic, and what Python reads from the database.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;

namespace {

const NameTemplates convention{{"pk", "pk_%(table_name)s"},
                               {"uq", "uq_%(table_name)s_%(column_0_name)s"},
                               {"ck", "ck_%(table_name)s_%(constraint_name)s"},
                               {"fk", "fk_%(table_name)s_%(referred_table_name)s"},
                               {"ix", "i_%(table_name)s_%(column_0_N_name)s"}};

/// The names of the constraints and indexes of table t after upgrade().
std::string names(const std::string& body) {
  const Revisions run({"def upgrade():\n" + body}, "empty", {}, convention);
  const MigrationReplay& replay = run.result.replays[0];
  if (replay.fresh.error) return "!" + replay.fresh.error->sqlstate + replay.fresh.error->message;
  const Table* table = run.result.server_catalog.table({"", "t"});
  std::string out;
  for (const Constraint& one : table->constraints) out += *one.def.name + " ";
  for (const Index& one : table->indexes) {
    if (!one.from_constraint) out += *one.def.name + " ";
  }
  return out;
}

const std::string create_t =
    "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('a', "
    "sa.Integer, unique=True), sa.Column('b', sa.Integer, sa.ForeignKey('t.id'), index=True), "
    "sa.CheckConstraint('a > 0', name='pos'))\n";

}  // namespace

TEST_CASE("a naming convention names what has no name and rewrites checks") {
  CHECK(names(create_t) == "ck_t_pos pk_t uq_t_a fk_t_t i_t_b ");
  CHECK(names(create_t + "    op.create_unique_constraint(None, 't', ['b'])\n").find("uq_t_b") !=
        std::string::npos);
  CHECK(names(create_t + "    op.create_unique_constraint('mine', 't', ['b'])\n").find("mine") !=
        std::string::npos);
  CHECK(names(create_t + "    op.create_check_constraint(op.f('c'), 't', 'a > 1')\n").find(" c ") !=
        std::string::npos);
  CHECK(names(create_t + "    op.create_index(None, 't', ['a', 'b'])\n").find("i_t_a_b") !=
        std::string::npos);
}

TEST_CASE("op.drop_constraint rewrites the name of a check as the convention does") {
  const auto drop = [](const std::string& arguments) {
    return names(create_t + "    op.drop_constraint(" + arguments + ")\n");
  };
  CHECK(drop("'pos', 't', type_='check'") == "pk_t uq_t_a fk_t_t i_t_b ");
  CHECK(drop("'ck_t_pos', 't'") == "pk_t uq_t_a fk_t_t i_t_b ");
  CHECK(drop("op.f('ck_t_pos'), 't', type_='check'") == "pk_t uq_t_a fk_t_t i_t_b ");
  CHECK(drop("'ck_t_pos', 't', type_='check'").find("!42704") == 0);
  CHECK(drop("None, 't', type_='primary'").find("!2BP01cannot drop constraint pk_t") == 0);
}

TEST_CASE("entities of alembic_utils are what their SQL makes") {
  const Revisions run(
      {"from alembic_utils.pg_function import PGFunction\n"
       "from alembic_utils.pg_trigger import PGTrigger\n"
       "from alembic_utils.pg_extension import PGExtension\n"
       "def upgrade():\n"
       "    op.create_entity(PGExtension(schema='public', signature='citext'))\n"
       "    op.execute('CREATE TABLE t (a citext)')\n"
       "    f = PGFunction(schema='public', signature='f()', definition='returns trigger as $$ "
       "begin return new; end $$ language plpgsql')\n"
       "    op.create_entity(f)\n"
       "    op.replace_entity(f)\n"
       "    op.create_entity(PGTrigger(schema='public', signature='g', on_entity='public.t', "
       "is_constraint=False, definition='before insert on t for each row execute function "
       "f()'))\n"},
      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
  CHECK(run.result.server_catalog.object(ObjectKind::function, {"", "f"}) != nullptr);
  CHECK(run.result.server_catalog.table({"", "t"})->triggers.size() == 1);
}

TEST_CASE("op.sync_enum_values gives the type exactly these labels") {
  const Revisions run({"def upgrade():\n"
                       "    op.execute(\"CREATE TYPE e AS ENUM ('a', 'b')\")\n"
                       "    op.execute(\"CREATE TABLE t (c e DEFAULT 'a')\")\n"
                       "    op.sync_enum_values('public', 'e', ['c', 'a'], [('t', 'c')])\n"},
                      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
  const EnumType* type = run.result.server_catalog.enum_type({"", "e"});
  REQUIRE(type != nullptr);
  CHECK(type->labels.size() == 2);
  CHECK(type->labels[0].text == "c");
  CHECK(run.result.server_catalog.enum_type({"", "e_old"}) == nullptr);
}

TEST_CASE("op.sync_enum_values of a schema that is not known may mean the type of that name") {
  const Revisions run(
      {"def upgrade():\n"
       "    op.execute(\"CREATE TYPE e AS ENUM ('a'); CREATE TYPE f AS ENUM ()\")\n"
       "    op.sync_enum_values('elsewhere', 'e', ['a', 'b'], [])\n"});
  const Catalog& catalog = run.result.server_catalog;
  CHECK_FALSE(catalog.enum_type({"", "e"})->labels_known);
  CHECK(catalog.enum_type({"", "f"})->labels_known);
}

TEST_CASE("op.sync_enum_values moves a default to the new name of its label") {
  const Revisions run({"def upgrade():\n"
                       "    op.execute(\"CREATE TYPE e AS ENUM ('a', 'b')\")\n"
                       "    op.execute(\"CREATE TABLE t (c e DEFAULT 'a')\")\n"
                       "    op.sync_enum_values('public', 'e', ['A', 'B'], [('t', 'c')],\n"
                       "                        enum_values_to_rename=[('a', 'A'), ('b', 'B')])\n"},
                      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
  const EnumType* type = run.result.server_catalog.enum_type({"", "e"});
  REQUIRE(type != nullptr);
  CHECK(type->labels[0].text == "A");
}

TEST_CASE("op.sync_enum_values drops partial indexes that compare, and makes what it is told") {
  const auto indexes = [](const std::string& more) {
    const Revisions run({"from alembic_postgresql_enum import TableIndex\n"
                         "def upgrade():\n"
                         "    op.execute(\"CREATE TYPE e AS ENUM ('a', 'b')\")\n"
                         "    op.execute(\"CREATE TABLE t (c e)\")\n"
                         "    op.execute(\"CREATE INDEX i ON t (c) WHERE c <> 'a'\")\n"
                         "    op.execute(\"CREATE INDEX n ON t (c) WHERE c IS NULL\")\n"
                         "    op.sync_enum_values('public', 'e', ['a', 'x'], [('t', 'c')]" +
                         more + ")\n"},
                        "empty");
    CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
    std::string names;
    for (const Index& one : run.result.server_catalog.table({"", "t"})->indexes)
      names += *one.def.name + " ";
    return names;
  };
  CHECK(indexes("") == "n ");
  CHECK(indexes(", indexes_to_recreate=[TableIndex(name='public.i', definition="
                "\"CREATE INDEX i ON public.t USING btree (c) WHERE (c <> 'a'::e)\")]") == "n i ");
}

TEST_CASE("a table that gets its columns one by one is not known") {
  const Revisions run(
      {"def upgrade():\n"
       "    old = sa.Table('t', sa.MetaData(), autoload_with=op.get_bind())\n"
       "    new = sa.Table('t_new', sa.MetaData())\n"
       "    for column in old.columns:\n"
       "        new.append_column(column.copy())\n"
       "    new.create(op.get_bind())\n"
       "    op.create_unique_constraint('u', 't_new', ['team'])\n"});
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::unknown);
}

TEST_CASE("types of sqlalchemy_utils are known by the module they stand in") {
  const Revisions run(
      {"import sqlalchemy_utils\ndef upgrade():\n"
       "    op.create_table('t', sa.Column('a',\n"
       "        sqlalchemy_utils.types.uuid.UUIDType(binary=False)))\n"});
  const Table* table = run.result.server_catalog.table({"", "t"});
  REQUIRE(table != nullptr);
  CHECK(table->column("a")->def.type.format() == "uuid");
}

TEST_CASE("Python's selects see that a table is empty or missing") {
  const std::string select =
      "    t = sa.table('t', sa.column('a'))\n"
      "    for row in op.get_bind().execute(sa.select(t.c.a)).fetchall():\n"
      "        raise RuntimeError()\n";
  const auto outcome = [&](const std::string& first) {
    return Revisions({"def upgrade():\n" + first + select}, "empty").result.replays[0].fresh;
  };
  CHECK(outcome("    op.execute('CREATE TABLE t (a int)')\n").status == OutcomeStatus::ok);
  REQUIRE(outcome("").error);
  CHECK(outcome("").error->sqlstate == "42P01");
  const Revisions reflected(
      {"def upgrade():\n    sa.Table('t', sa.MetaData(), autoload_with=op.get_bind())\n"}, "empty");
  REQUIRE(reflected.result.replays[0].fresh.error);
  CHECK(reflected.result.replays[0].fresh.error->message == "NoSuchTableError: t");
}

TEST_CASE("an inspector tells types and conditions") {
  const Revisions run(
      {"def upgrade():\n"
       "    op.execute('CREATE TABLE t (a uuid, b varchar(20), CHECK (b <> a::text))')\n"
       "    i = sa.inspect(op.get_bind())\n"
       "    if any('uuid' in str(c['type']).lower() for c in i.get_columns('t')):\n"
       "        op.execute('CREATE TABLE yes (a int)')\n"
       "    for c in i.get_check_constraints('t'):\n"
       "        if 'b' in c['sqltext']:\n"
       "            op.drop_constraint(c['name'], 't')\n"},
      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
  CHECK(run.result.server_catalog.table({"", "yes"}) != nullptr);
  CHECK(run.result.server_catalog.table({"", "t"})->constraints.empty());
}

TEST_CASE("conditions made of Python objects are SQL") {
  const auto check = [](const std::string& condition) {
    const Revisions run({"def upgrade():\n    c = sa.column('a')\n    op.create_table('t', "
                         "sa.Column('a', sa.Integer), sa.CheckConstraint(" +
                         condition + ", name='k'))\n"},
                        "empty");
    const Table* table = run.result.server_catalog.table({"", "t"});
    REQUIRE(table != nullptr);
    return table->constraint("k")->def.expression;
  };
  CHECK(check("sa.and_(c > 1, c < 5)") == "(a > 1 AND a < 5)");
  CHECK(check("sa.or_(c == None, sa.not_(c.in_([1, 2])))") == "(a IS NULL OR NOT (a IN (1, 2)))");
  CHECK(check("(c == 1) | (c != None)") == "(a = 1) OR (a IS NOT NULL)");
  CHECK(check("c.not_in([3])") == "a NOT IN (3)");
}

TEST_CASE("the next value of a sequence can be a default") {
  const Revisions run({"def upgrade():\n    s = sa.Sequence('s')\n"
                       "    op.execute(sa.schema.CreateSequence(s))\n"
                       "    op.create_table('t', sa.Column('a', sa.Integer, "
                       "server_default=s.next_value()))\n"},
                      "empty");
  CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
  CHECK(run.result.server_catalog.table({"", "t"})->column("a")->def.default_sql == "nextval('s')");
}

TEST_CASE("a call into the application that takes too long is cut off, the migration goes on") {
  const std::string slow =
      "def slow(*args):\n    n = 0\n    for i in range(1000):\n        for j in range(1000):\n"
      "            n += 1\n    return n\n";
  const auto run = [&](const std::string& call) {
    return Revisions({"from app import slow\ndef upgrade():\n    " + call +
                      "\n    op.execute('CREATE TABLE t (a int)')\n"},
                     "empty", {{"app.py", slow}});
  };
  const Revisions cut = run("slow(1)");
  CHECK(cut.result.replays[0].fresh.status == OutcomeStatus::ok);
  CHECK(cut.result.server_catalog.table({"", "t"}) != nullptr);
  CHECK_FALSE(cut.result.replays[0].upgrade.unknowns.empty());
  CHECK(run("slow(op.get_bind())").result.replays[0].fresh.status == OutcomeStatus::unknown);
}
