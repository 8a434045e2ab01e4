// SPDX-License-Identifier: Apache-2.0
// What Python and SQLAlchemy refuse before a server hears of it, and what an inspector remembers.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;

namespace {

const std::string create_t =
    "    op.create_table('t', sa.Column('a', sa.Integer), sa.Column('b', sa.Integer))\n";

/// What ends upgrade() after the table t is made; "ok" or "unknown" when nothing is known to.
std::string ending(const std::string& body, const NameTemplates& convention = {}) {
  const Revisions run({"def upgrade():\n" + create_t + body}, "empty", {}, convention);
  const Outcome& fresh = run.result.replays[0].fresh;
  if (fresh.status == OutcomeStatus::unknown) return "unknown";
  return fresh.error ? fresh.error->message : "ok";
}

}  // namespace

TEST_CASE("a constraint without a name cannot be dropped unless a convention names it") {
  const std::string no_name = "; it has no name";
  const std::string start = "Can't emit DROP CONSTRAINT for constraint ";
  const std::string unique = "    op.drop_constraint(None, 't', type_='unique')\n";
  CHECK(ending(unique) == start + "UniqueConstraint()" + no_name);
  CHECK(ending("    op.drop_constraint(None, 't', type_='foreignkey')\n") ==
        start + "ForeignKeyConstraint()" + no_name);
  CHECK(ending("    op.drop_constraint(None, 't')\n") == start + "Constraint()" + no_name);
  CHECK(ending("    with op.batch_alter_table('t') as b:\n"
               "        b.drop_constraint(None, type_='check')\n") ==
        start + "CheckConstraint()" + no_name);
  CHECK(ending(unique, {{"uq", "uq_%(table_name)s"}}) == "unknown");
  CHECK(ending(unique, {{"pk", "pk_%(table_name)s"}}) == start + "UniqueConstraint()" + no_name);
}

TEST_CASE("Python refuses a directive that lacks arguments") {
  CHECK(ending("    op.drop_constraint('k')\n") ==
        "drop_constraint() missing 1 required positional argument: 'table_name'");
  CHECK(ending("    op.create_foreign_key('k', 't', 't')\n") ==
        "create_foreign_key() missing 2 required positional arguments: 'local_cols' and "
        "'remote_cols'");
  CHECK(ending("    op.create_index(columns=['a'], index_name='i', table_name='t')\n") == "ok");
  CHECK(ending("    op.create_unique_constraint(name='k')\n") == "unknown");
  CHECK(ending("    op.drop_column(*op.unheard_of())\n") == "unknown");
}

TEST_CASE("op.add_column makes a serial of a key only where nothing else gives a value") {
  const auto serial = [](const std::string& arguments) {
    const Revisions run({"def upgrade():\n" + create_t +
                         "    op.add_column('t', sa.Column('c', "
                         "sa.Integer, primary_key=True" +
                         arguments + "))\n"},
                        "empty");
    return run.result.server_catalog.table({"", "t"})->column("c")->def.serial;
  };
  CHECK(serial(""));
  CHECK_FALSE(serial(", autoincrement=False"));
  CHECK_FALSE(serial(", server_default='1'"));
}

TEST_CASE("an inspector keeps what it has reflected") {
  const std::string look =
      "    i = sa.inspect(op.get_bind())\n"
      "    i.get_table_names()\n"
      "    op.execute('CREATE TABLE new (a int)')\n";
  const auto made = [&](const std::string& condition) {
    const Revisions run({"def upgrade():\n" + look + "    if " + condition +
                         ":\n        op.execute('CREATE TABLE yes (a int)')\n"},
                        "empty");
    return run.result.server_catalog.table({"", "yes"}) != nullptr;
  };
  CHECK_FALSE(made("'new' in i.get_table_names()"));
  CHECK(made("'new' in sa.inspect(op.get_bind()).get_table_names()"));
  CHECK(made("i.clear_cache() or 'new' in i.get_table_names()"));
  CHECK(made("i.get_pk_constraint('new') and not i.get_pk_constraint('new')['name']"));
}
