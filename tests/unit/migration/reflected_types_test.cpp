// SPDX-License-Identifier: Apache-2.0
// Migrations that ask what they got from the database: whether a row came, and of which class a
// column's type is.
#include <doctest/doctest.h>

#include "tests/unit/migration/revisions_testing.h"

using namespace migcheck;
using migcheck::testing::Revisions;

namespace {

/// How a revision ends whose `upgrade()` makes a table, and then asserts.
OutcomeStatus asserted(const std::string& assertion) {
  const Revisions run(
      {"def upgrade():\n"
       "    op.create_table('t', sa.Column('a', sa.String(40)),\n"
       "        sa.Column('b', sa.DateTime(timezone=True)),\n"
       "        sa.Column('c', sa.DateTime()), sa.Column('d', sa.Enum('x', name='e')),\n"
       "        sa.Column('e', sa.ARRAY(sa.Integer)), sa.Column('f', pg.JSONB))\n"
       "    bind = op.get_bind()\n"
       "    types = {c['name']: c['type'] for c in sa.inspect(bind).get_columns('t')}\n"
       "    row = lambda words: bind.execute(sa.text(words)).fetchone()\n"
       "    assert " +
       assertion + "\n"},
      "empty");
  return run.result.replays.back().fresh.status;
}

bool holds(const std::string& assertion) {
  return asserted(assertion) == OutcomeStatus::ok &&
         asserted("not (" + assertion + ")") == OutcomeStatus::error;
}

}  // namespace

TEST_CASE("a row is true, and so are a result and a connection") {
  CHECK(holds("row(\"SELECT 1 FROM pg_class WHERE relname = 't'\")"));
  CHECK(holds("not row(\"SELECT 1 FROM pg_class WHERE relname = 'none'\")"));
  CHECK(holds("bind.execute(sa.text(\"SELECT 1 FROM pg_class WHERE relname = 'none'\"))"));
  CHECK(holds("bind"));
  CHECK(holds("hasattr(bind, 'dialect')"));
}

TEST_CASE("the class of a reflected type has a name") {
  CHECK(holds("types['a'].__class__.__name__ == 'VARCHAR'"));
  CHECK(holds("type(types['b']).__name__ == 'TIMESTAMP'"));
  CHECK(holds("type(types['d']).__name__ == 'ENUM'"));
  CHECK(holds("type(types['e']).__name__ == 'ARRAY'"));
}

TEST_CASE("a reflected type knows its length and its time zone, and prints itself") {
  CHECK(holds("types['a'].length == 40"));
  CHECK(holds("types['b'].timezone"));
  CHECK(holds("not types['c'].timezone"));
  CHECK(holds("str(types['a']) == 'VARCHAR(40)'"));
}

TEST_CASE("isinstance() knows the classes above a reflected type") {
  CHECK(holds("isinstance(types['a'], sa.String)"));
  CHECK(holds("isinstance(types['d'], (sa.Enum, sa.Text))"));
  CHECK(holds("isinstance(types['f'], sa.JSON)"));
  CHECK(holds("not isinstance(types['a'], sa.Text)"));
  CHECK(holds("not isinstance(types['b'], sa.Date)"));
  // A class of which nothing is known here.
  CHECK(asserted("isinstance(types['a'], sa.Interval2)") != OutcomeStatus::error);
}
