// SPDX-License-Identifier: Apache-2.0
// Migrations as text → the operations they ask for, as `op.*` and Python really behave.
#include "core/migration/replay.h"

#include <doctest/doctest.h>

#include "tests/unit/python/python_testing.h"
#include "tests/unit/sql/sql_testing.h"

using namespace migcheck;
using migcheck::sql_testing::describe;
using migcheck::testing::TextLoader;

namespace {

const std::string head =
    "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql "
    "as pg\n";

/// Runs revisions one after the other; keeps what must outlive the replays.
struct Run {
  std::unique_ptr<TextLoader> loader;
  std::vector<Migration> migrations;
  ReplayResult result;

  explicit Run(const std::vector<std::string>& bodies,
               std::map<std::string, std::string> files = {}) {
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const std::string id = "r" + std::to_string(i + 1);
      const std::string parent = i == 0 ? "None" : "'r" + std::to_string(i) + "'";
      files[id + ".py"] =
          head + "revision = '" + id + "'\ndown_revision = " + parent + "\n" + bodies[i];
    }
    loader = std::make_unique<TextLoader>(std::move(files));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      migrations.push_back(
          *read_migration(loader->parse("r" + std::to_string(i + 1) + ".py"), *loader));
    }
    const RevisionGraph graph(migrations);
    result = replay(graph, *loader, {});
  }
};

std::string steps(const Trace& trace) {
  std::string out;
  for (const Step& step : trace.steps) {
    out += describe(step.operation) + (step.error ? " !" + step.error->sqlstate : "") + "\n";
  }
  return out;
}

/// The operations of upgrade() with the given body.
std::string operations_of(const std::string& body) {
  std::string text = "def upgrade():\n";
  std::string line;
  for (const char c : body + "\n") {
    if (c != '\n') {
      line += c;
    } else {
      text += "    " + std::exchange(line, {}) + "\n";
    }
  }
  const Run run({text});
  return steps(run.result.replays[0].upgrade);
}

const Trace& last_upgrade(const Run& run) { return run.result.replays.back().upgrade; }

}  // namespace

TEST_CASE("op.create_table sends CREATE TYPE for every enum but an honoured create_type=False") {
  const auto table = [](const std::string& type) {
    return steps(last_upgrade(
        Run({"def upgrade():\n    op.create_table('x', sa.Column('c', " + type + "))\n"})));
  };
  CHECK(table("sa.Enum('a', name='t')").find("create enum") == 0);
  CHECK(table("sa.Enum('a', name='t', create_type=False)").find("create enum") == 0);
  CHECK(table("pg.ENUM('a', name='t')").find("create enum") == 0);
  CHECK(table("pg.ENUM('a', name='t', create_type=False)").find("create enum") ==
        std::string::npos);
  CHECK(table("sa.Enum('a', name='t', native_enum=False)").find("create enum") ==
        std::string::npos);
  CHECK(table("sa.ARRAY(sa.Enum('a', name='t'))").find("create enum") == 0);
  CHECK(table("sa.Enum('a', name='t').with_variant(pg.ENUM('a', name='t', create_type=False), "
              "'postgresql')")
            .find("create enum") == std::string::npos);
}

TEST_CASE("one run of Alembic sends CREATE TYPE once for a name") {
  const std::string first =
      "def upgrade():\n    op.create_table('x', sa.Column('c', sa.Enum('a', name='t')))\n";
  const std::string second =
      "def upgrade():\n    op.create_table('y', sa.Column('c', sa.Enum('a', name='t')))\n";
  CHECK(last_upgrade(Run({first, second})).steps.size() == 1);
}

TEST_CASE("an explicit type and a creating enum collide with 42710") {
  const std::string column =
      "op.create_table('x', sa.Column('c', sa.Enum('a', name='t', create_type=False)))\n";
  CHECK(operations_of("op.execute(\"CREATE TYPE t AS ENUM ('a')\")\n" + column).find("!42710") !=
        std::string::npos);
  CHECK(operations_of("sa.Enum('a', name='t').create(op.get_bind(), checkfirst=True)\n" + column)
            .find("!42710") != std::string::npos);
  CHECK(operations_of("op.execute(\"DO $$ BEGIN CREATE TYPE t AS ENUM ('a'); EXCEPTION WHEN "
                      "duplicate_object THEN null; END $$\")\n" +
                      column)
            .find("!42710") != std::string::npos);
  CHECK(operations_of("op.execute('CREATE TYPE \"T\" AS ENUM (1)')\n" + column).find("!42710") ==
        std::string::npos);
  CHECK(operations_of(
            "op.execute(\"CREATE SCHEMA s\")\nop.execute(\"CREATE TYPE s.t AS ENUM ('a')\")\n" +
            column)
            .find("!42710") == std::string::npos);
}

TEST_CASE("the replay goes on after an error as if it were mended") {
  const Run run(
      {"def upgrade():\n    op.execute(\"CREATE TYPE t AS ENUM ('a')\")\n"
       "    op.create_table('x', sa.Column('c', sa.Enum('a', name='t')))\n"
       "    op.create_table('y', sa.Column('c', sa.Integer()))\n"});
  REQUIRE(last_upgrade(run).error);
  CHECK(last_upgrade(run).error->message == "type \"t\" already exists");
  CHECK(run.result.final_catalog.table({"", "y"}) != nullptr);
}

TEST_CASE("conditions over the catalog are answered and noted as guards") {
  const std::string made =
      "def upgrade():\n    op.create_table('x', sa.Column('c', sa.Integer()))\n";
  const auto second = [&](const std::string& body) {
    return Run({made, "def upgrade():\n" + body});
  };
  const Run present = second(
      "    bind = op.get_bind()\n    if sa.inspect(bind).has_table('x'):\n        "
      "op.drop_table('x')\n");
  REQUIRE(last_upgrade(present).steps.size() == 1);
  CHECK(last_upgrade(present).steps[0].operation.certain);
  CHECK(last_upgrade(present).steps[0].operation.guarded());
  CHECK(
      last_upgrade(
          second(
              "    if not sa.inspect(op.get_bind()).has_table('x'):\n        op.drop_table('x')\n"))
          .steps.empty());
  CHECK(last_upgrade(
            second("    columns = [c['name'] for c in sa.inspect(op.get_bind()).get_columns('x')]\n"
                   "    if 'c' not in columns:\n        op.drop_table('x')\n"))
            .steps.empty());
  const Run query = second(
      "    row = op.get_bind().execute(sa.text(\"SELECT 1 FROM information_schema.tables "
      "WHERE table_name = 'x'\")).scalar()\n    if not row:\n        return\n    "
      "op.drop_table('x')\n");
  REQUIRE(last_upgrade(query).steps.size() >= 1);
  CHECK(last_upgrade(query).steps.back().operation.guarded());
  CHECK(last_upgrade(query).steps.back().operation.certain);
}

TEST_CASE("unknown conditions make operations uncertain, both ways") {
  const Run run(
      {"import settings\ndef upgrade():\n    if settings.FLAG:\n        op.create_table('x', "
       "sa.Column('c', sa.Integer()))\n"
       "    else:\n        op.create_table('y', sa.Column('c', sa.Integer()))\n    "
       "op.create_table('z', sa.Column('c', sa.Integer()))\n"});
  const Trace& trace = last_upgrade(run);
  REQUIRE(trace.steps.size() == 3);
  CHECK_FALSE(trace.steps[0].operation.certain);
  CHECK_FALSE(trace.steps[1].operation.certain);
  CHECK(trace.steps[2].operation.certain);
  CHECK(trace.unknowns.size() == 1);
}

TEST_CASE("helpers, loops and batches are followed") {
  const Run run(
      {"NAMES = ['a', 'b']\ndef add(table, name, *, kind=sa.Text):\n    op.add_column(table, "
       "sa.Column(name, kind()))\n"
       "def upgrade():\n    op.create_table('x', *[sa.Column(n, sa.Integer) for n in ('i', 'j')])\n"
       "    for n in NAMES:\n        add('x', f'{n}_col')\n"
       "    with op.batch_alter_table('x') as batch:\n        batch.drop_column('i')\n        "
       "batch.alter_column('j', new_column_name='k', nullable=False)\n"});
  const Table* table = run.result.final_catalog.table({"", "x"});
  REQUIRE(table != nullptr);
  CHECK(table->column("i") == nullptr);
  REQUIRE(table->column("k") != nullptr);
  CHECK_FALSE(table->column("k")->def.nullable);
  CHECK(table->column("a_col") != nullptr);
  CHECK(table->column("b_col")->def.type.format() == "text");
}

TEST_CASE("what foreign code gives may be any key of a dict") {
  const std::string given = "from lib import setting\nkinds = {'a': 1}\n";
  const auto steps = [&](const std::string& line) {
    const Run run({given + "def upgrade():\n    " + line + "\n    op.execute('SELECT 1')\n"});
    CHECK(run.result.replays[0].fresh.status == OutcomeStatus::ok);
    return run.result.replays[0].upgrade.steps.size();
  };
  CHECK(steps("kinds[setting('X')]") == 1);
  CHECK(steps("x = kinds.get(setting('X')) or op.drop_table('t')") == 2);
  CHECK(steps("x = setting('X') in kinds or op.drop_table('t')") == 2);
  const Run raises({given + "def upgrade():\n    kinds['b']\n"});
  CHECK(raises.result.replays[0].fresh.status == OutcomeStatus::error);
}

TEST_CASE("a module that raises before its functions may do anything") {
  const Run run({"{}['a']\ndef upgrade():\n    op.create_table('t')\n"});
  const Trace& trace = run.result.replays[0].upgrade;
  REQUIRE(trace.steps.size() == 1);
  CHECK(trace.steps[0].operation.as<UnknownOperation>() != nullptr);
  CHECK(run.result.server_catalog.tainted());
}

TEST_CASE("what cannot be evaluated is an unknown operation, not a guess") {
  const Run run(
      {"import names\ndef upgrade():\n    op.drop_table(names.TABLE)\n    op.unheard_of('x')\n    "
       "op.execute(names.SQL)\n"});
  const Trace& trace = last_upgrade(run);
  REQUIRE(trace.steps.size() == 3);
  for (const Step& step : trace.steps) CHECK(step.operation.as<UnknownOperation>() != nullptr);
  CHECK(trace.unknown_directives == 3);
  CHECK(trace.directives == 3);
  CHECK(run.result.final_catalog.tainted());
}

TEST_CASE("a handled error runs the handler") {
  const std::string out = operations_of(
      "try:\n    op.drop_table('x')\n    op.create_table('y', sa.Column('a', sa.Integer))\n"
      "except Exception:\n    op.create_table('z', sa.Column('a', sa.Integer))");
  CHECK(out.find("table z") == std::string::npos);  // x is taken as given: it may exist
  const Run run(
      {"def upgrade():\n    op.create_table('x', sa.Column('a', sa.Integer))\n    "
       "op.drop_table('x')\n"
       "    try:\n        op.drop_table('x')\n    except Exception:\n        op.create_table('z', "
       "sa.Column('a', sa.Integer))\n"});
  CHECK_FALSE(last_upgrade(run).error);
  CHECK(run.result.final_catalog.table({"", "z"}) != nullptr);
}

TEST_CASE("the downgrade starts from the state after its own upgrade, with a memo of its own") {
  const Run run(
      {"def upgrade():\n    op.create_table('x', sa.Column('c', sa.Enum('a', name='t')))\n",
       "def upgrade():\n    op.drop_table('x')\n"
       "def downgrade():\n    op.create_table('x', sa.Column('c', sa.Enum('a', name='t')))\n"});
  const Trace& trace = run.result.replays[1].downgrade;
  REQUIRE(trace.error);
  CHECK(trace.error->sqlstate == "42710");
}

TEST_CASE("headers in all their forms") {
  const auto read = [](const std::string& text) {
    TextLoader loader(std::map<std::string, std::string>{{"m.py", text}});
    return read_migration(loader.parse("m.py"), loader);
  };
  CHECK_FALSE(read("x = 1\n"));
  const auto typed = read(
      "from typing import Union\nrevision: str = 'b'\ndown_revision: Union[str, None] = 'a'\n");
  REQUIRE(typed);
  CHECK(typed->revision.id == "b");
  REQUIRE(typed->down_revisions.size() == 1);
  CHECK(typed->revision.span.file->text(typed->revision.span) == "b");
  CHECK(read("revision = 'b'\ndown_revision = ('a', 'c')\n")->down_revisions.size() == 2);
  CHECK(read("revision = 'b'\ndown_revision = None\n")->down_revisions.empty());
  CHECK_FALSE(read("import x\nrevision = 'b'\ndown_revision = x.y()\n")->header_known);
  CHECK(read("revision = 'b'\ndown_revision = None\nbranch_labels = ('l',)\ndepends_on = 'z'\n")
            ->depends_on.size() == 1);
}
