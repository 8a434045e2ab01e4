// SPDX-License-Identifier: Apache-2.0
// Every kind of difference between models and migrations, and the near misses that are none.
#include "core/models/drift.h"

#include <doctest/doctest.h>

#include <array>
#include <string_view>

#include "tests/unit/models/models_testing.h"
#include "tests/unit/schema/schema_testing.h"

namespace migcheck::testing {
namespace {

constexpr std::array<std::string_view, 21> kind_names{
    "missing table", "extra table",   "missing column",    "extra column",
    "type",          "nullability",   "missing unique",    "extra unique",
    "unique name",   "unique kind",   "missing reference", "extra reference",
    "reference",     "missing index", "extra index",       "index",
    "primary key",   "missing check", "extra check",       "default",
    "comment"};

/// "kind table.part migrated -> expected", a line a difference.
std::string text_of(const std::vector<Drift>& drifts) {
  std::string text;
  for (const Drift& one : drifts) {
    text += std::string(kind_names[static_cast<std::size_t>(one.kind)]) + " " + one.table.name;
    if (!one.part.empty()) text += "." + one.part;
    if (!one.migrated.empty() || !one.expected.empty())
      text += ": " + one.migrated + " -> " + one.expected;
    text += "\n";
  }
  return text;
}

std::string drift(const std::string& models, const Database& database, DriftOptions options = {}) {
  return text_of(find_drift(models_in(models), database.catalog, options));
}

/// With primary keys and check constraints.
std::string drift_of_all(const std::string& models, const Database& database) {
  return drift(models, database, {.keys_and_checks = true});
}

/// The model of table `a`, with these lines in its body.
std::string model(const std::string& lines) {
  return "class A(Base):\n  __tablename__ = 'a'\n  id = Column(Integer, primary_key=True)\n" +
         lines;
}

/// The table that the bare model expects, with more columns and constraints.
Database database(std::vector<ColumnBuilder> more = {},
                  std::vector<ConstraintDef> constraints = {}) {
  std::vector<ColumnBuilder> columns{column("id", "integer").not_null()};
  columns.insert(columns.end(), more.begin(), more.end());
  constraints.push_back(primary_key({"id"}));
  Database made;
  made.with(create_table("a", columns, std::move(constraints)));
  return made;
}

}  // namespace

TEST_CASE("drift: equal tables do not differ") { CHECK(drift(model(""), database()) == ""); }

TEST_CASE("drift: a table is missing only where the history begins with nothing") {
  CHECK(drift(model("  b = Column(Integer)\n"), Database()) == "missing table a\n");
  CHECK(drift(model(""), Database(), {.from_scratch = false}) == "");
  CHECK(drift("class A(Base):\n  __tablename__ = 'spatial_ref_sys'\n"
              "  srid = Column(Integer, primary_key=True)\n",
              Database()) == "");
}

TEST_CASE("drift: a model may read a view") {
  Database made = database();
  made.with(create_view("seen", "select id from a", {"a"}));
  const std::string reader =
      "class Seen(Base):\n  __tablename__ = 'seen'\n  id = Column(Integer, primary_key=True)\n";
  CHECK(drift(model("") + reader, made) == "");
  CHECK(drift(model("") + reader, database()) == "missing table seen\n");
}

TEST_CASE("drift: tables that a versioned model brings with it are not extra") {
  const auto extra = [](const std::string& text, const std::string& name) {
    const auto made = database().with(create_table(name, {column("id", "integer")}, {}));
    ModelSchema models = models_in(text);
    models.complete = true;
    return text_of(find_drift(models, made.catalog, {}));
  };
  const std::string history =
      "class Mixin:\n  def __mapper_cls__(cls): pass\n"
      "class A(Mixin, Base):\n  __tablename__ = 'a'\n"
      "  id = Column(Integer, primary_key=True)\n";
  const std::string versioned = model("  __versioned__ = {}\n");
  CHECK(extra(model(""), "a_history") == "extra table a_history\n");
  CHECK(extra(model(""), "transaction") == "extra table transaction\n");
  CHECK(extra(history, "a_history") == "");
  CHECK(extra(versioned, "a_version") == "");
  CHECK(extra(versioned, "transaction") == "");
  CHECK(extra(versioned, "aversion") == "extra table aversion\n");
}

TEST_CASE("drift: columns, their types and nullability") {
  CHECK(drift(model("  b = Column(Integer)\n"), database()) == "missing column a.b:  -> integer\n");
  CHECK(drift(model(""), database({column("b", "text")})) == "extra column a.b: text -> \n");
  CHECK(drift(model("  b = Column(String(9))\n"), database({column("b", "varchar(8)")})) ==
        "type a.b: character varying(8) -> character varying(9)\n");
  CHECK(drift(model("  b = Column(String)\n"), database({column("b", "varchar(8)")})) == "");
  CHECK(drift(model("  b = Column(Integer, nullable=False)\n"),
              database({column("b", "integer")})) == "nullability a.b: NULL -> NOT NULL\n");
}

TEST_CASE("drift: unique constraints by their columns, and by the names that the model gives") {
  const std::string wanted = model("  b = Column(Integer, unique=True)\n");
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  CHECK(drift(wanted, database(b)) == "missing unique a.a_b_key:  -> b\n");
  CHECK(drift(wanted, database(b, {unique({"b"}, "other")})) == "");
  CHECK(drift(wanted, database(b).with(create_index("i", "a", {"b"}, true))) ==
        "missing unique a.a_b_key:  -> b\nextra index a.i: b -> \n");
  CHECK(drift(model("  b = Column(Integer)\n"), database(b, {unique({"b"}, "u")})) ==
        "extra unique a.u: b -> \n");
  CHECK(drift(model(""), database().with(add_constraint("a", unique({"id"}, "u")))) ==
        "extra unique a.u: id -> \n");
}

TEST_CASE("drift: a unique constraint on the key, which CREATE TABLE would make no index for") {
  const std::string wanted = model("  __table_args__ = (sa.UniqueConstraint('id'),)\n");
  CHECK(drift(wanted, database().with(add_constraint("a", unique({"id"}, "u")))) == "");
}

TEST_CASE("drift: a named unique constraint has another name, or is an index") {
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  const std::string wanted =
      model("  b = Column(Integer)\n  __table_args__ = (sa.UniqueConstraint('b', name='u'),)\n");
  CHECK(drift(wanted, database(b, {unique({"b"}, "u")})) == "");
  CHECK(drift(wanted, database(b, {unique({"b"}, "v")})) == "unique name a.v: v -> u\n");
  CHECK(drift(wanted,
              database(b, {unique({"b"}, "v")}).with(add_constraint("a", unique({"b"}, "u")))) ==
        "extra unique a.v: b -> \n");
  CHECK(drift(wanted, database(b).with(create_index("u", "a", {"b"}, true))) ==
        "unique kind a.u: index -> constraint\n");
  const std::string index =
      model("  b = Column(Integer)\n  __table_args__ = (sa.Index('u', 'b', unique=True),)\n");
  CHECK(drift(index, database(b, {unique({"b"}, "u")})) ==
        "unique kind a.u: constraint -> index\n");
}

TEST_CASE("drift: an index that is not understood hides no other one") {
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  const std::string wanted =
      model("  b = Column(Integer)\n  __table_args__ = (sa.Index('i', *unknown()),)\n");
  const auto made = database(b).with(create_index("i", "a", {"b"}, false));
  CHECK(drift(wanted, made) == "");
  CHECK(drift(wanted, database(b).with(create_index("j", "a", {"b"}, false))) ==
        "extra index a.j: b -> \n");
}

TEST_CASE("drift: foreign keys by their columns, and their actions") {
  const std::string wanted = model("  b = Column(ForeignKey('a.id', ondelete='CASCADE'))\n");
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  CHECK(drift(wanted, database(b)) == "missing reference a.a_b_fkey:  -> b to a\n");
  CHECK(drift(wanted, database(b, {foreign_key({"b"}, "a", {"id"}, "k")})) ==
        "reference a.k: ON DELETE NO ACTION ON UPDATE NO ACTION -> "
        "ON DELETE CASCADE ON UPDATE NO ACTION\n");
  CHECK(drift(model("  b = Column(Integer)\n"),
              database(b, {foreign_key({"b"}, "a", {"id"}, "k")})) ==
        "extra reference a.k: b to a -> \n");
}

TEST_CASE("drift: indexes by their names") {
  const std::string wanted = model("  b = Column(Integer, index=True)\n");
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  CHECK(drift(wanted, database(b)) == "missing index a.ix_a_b:  -> b\n");
  CHECK(drift(wanted, database(b).with(create_index("ix_a_b", "a", {"b"}))) == "");
  CHECK(drift(wanted, database(b).with(create_index("ix_a_b", "a", {"b"}, true))) ==
        "index a.ix_a_b: unique -> not unique\n");
}

TEST_CASE("drift: primary keys") {
  const std::string wanted =
      "class A(Base):\n  __tablename__ = 'a'\n  id = Column(Integer, primary_key=True)\n"
      "  b = Column(Integer, primary_key=True)\n";
  CHECK(drift_of_all(wanted, database({column("b", "integer").not_null()})) ==
        "primary key a.a_pkey: id -> id, b\n");
}

TEST_CASE("drift: check constraints by name or condition") {
  const std::string wanted =
      model("  b = Column(Integer)\n  __table_args__ = (sa.CheckConstraint('b > 0', name='p'),)\n");
  const std::vector<ColumnBuilder> b{column("b", "integer")};
  CHECK(drift_of_all(wanted, database(b)) == "missing check a.p:  -> b > 0\n");
  CHECK(drift_of_all(wanted, database(b, {check("b > 1", "p")})) == "");
  CHECK(drift_of_all(wanted, database(b, {check("(b > 0)", "q")})) == "");
  CHECK(drift_of_all(model("  b = Column(Integer)\n"), database(b, {check("b > 0", "q")})) ==
        "extra check a.q: b > 0 -> \n");
}

TEST_CASE("drift: server defaults and comments when asked") {
  const std::string wanted = model("  b = Column(Integer, server_default='1', comment='x')\n");
  const Database made = database({column("b", "integer").with_default("2")});
  CHECK(drift(wanted, made) == "");
  CHECK(drift(wanted, made, {.defaults = true}) == "default a.b: 2 -> 1\n");
  CHECK(drift(wanted, made, {.comments = true}) == "comment a.b:  -> x\n");
}

TEST_CASE("drift: what is not known is not compared") {
  CHECK(drift("from elsewhere import Mixin\nclass A(Mixin, Base):\n  __tablename__ = 'a'\n"
              "  id = Column(Integer, primary_key=True)\n",
              database({column("b", "text")})) == "");
  Database doubtful = database();
  doubtful.run(perhaps(OperationPayload(add_column("a", column("b", "text")))));
  CHECK(drift(model(""), doubtful) == "");
  Database changed = database({column("b", "text")});
  changed.run(OperationPayload(UnknownOperation{"a test", true, {}}));
  CHECK(drift(model("  c = Column(Integer)\n"), changed) == "");
}

TEST_CASE("drift: other environments answer for their tables") {
  TestModels models = models_in(model(""));
  models.made_elsewhere.insert({"public", "a"});
  CHECK(find_drift(models, Database().catalog, {}).empty());
}

}  // namespace migcheck::testing
