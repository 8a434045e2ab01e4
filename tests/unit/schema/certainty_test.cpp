// SPDX-License-Identifier: Apache-2.0
// What is not certain never becomes an error: operations that may not run, objects that nobody
// created, and what something unknown may have changed.
#include "tests/unit/schema/schema_testing.h"

namespace migcheck {
namespace {

using namespace testing;

UnknownOperation unknown(const std::vector<std::string>& touches = {}) {
  UnknownOperation operation;
  operation.reason = "a test";
  for (const std::string& name : touches) operation.touches.push_back(qualified(name));
  return operation;
}

Database assuming() {
  Database database;
  database.context.assume_missing = true;
  return database;
}

TEST_CASE("an operation that may not run makes an uncertain object and never fails") {
  Database database;
  CHECK(database.run(perhaps(create_table("t", {column("a", "int")}))) == "");
  CHECK_FALSE(database.table("t").certain);
  CHECK(database.run(create_table("t", {column("b", "int")})) == "");
  CHECK(database.table("t").certain);
  CHECK(database.run(perhaps(create_table("t", {column("c", "int")}))) == "");
  CHECK(database.table("t").certain);
  CHECK(columns_of(database.table("t")) == Names{"b integer"});
}

TEST_CASE("a table that may have been dropped may exist") {
  Database database;
  database.with(create_table("t", {column("a", "int")}));
  CHECK(database.run(perhaps(drop_table("t"))) == "");
  CHECK_FALSE(database.table("t").certain);
  CHECK(database.run(create_table("t", {column("a", "int")})) == "");
  CHECK(database.run(create_table("t", {column("a", "int")})) ==
        "42P07 relation \"t\" already exists");
}

TEST_CASE("a column that may exist is no reason for an error, either way") {
  Database database;
  database.with(create_table("t", {column("a", "int")}));
  CHECK(database.run(perhaps(add_column("t", column("b", "int")))) == "");
  CHECK(database.table("t").certain);
  CHECK_FALSE(database.table("t").column("b")->certain);
  CHECK(database.run(add_column("t", column("b", "text"))) == "");
  CHECK(database.run(add_column("t", column("b", "text"))) ==
        "42701 column \"b\" of relation \"t\" already exists");
  CHECK(database.run(perhaps(drop_column("t", "a"))) == "");
  CHECK(database.run(drop_column("t", "a")) == "");
  CHECK(database.run(drop_column("t", "a")) ==
        "42703 column \"a\" of relation \"t\" does not exist");
}

TEST_CASE("a check whose condition is not known may go with any column") {
  Database database;
  database.with(create_table("t", {column("a", "int"), column("b", "int")}),
                add_constraint("t", check("", "unread")),
                add_constraint("t", check("b > 0", "read")));
  CHECK(database.table("t").constraint("unread")->certain);
  CHECK(database.run(drop_column("t", "a")) == "");
  CHECK_FALSE(database.table("t").constraint("unread")->certain);
  CHECK(database.table("t").constraint("read")->certain);
}

TEST_CASE("a type whose change is uncertain casts to anything") {
  Database database;
  database.with(create_table("t", {column("a", "text")}));
  CHECK(database.run(alter_type("t", "a", "int")) ==
        "42804 column \"a\" cannot be cast automatically to type integer");
  CHECK(database.run(perhaps(alter_type("t", "a", "bigint", "a::bigint"))) == "");
  CHECK(database.run(alter_type("t", "a", "int")) == "");
}

TEST_CASE("labels that may have been added") {
  Database database;
  database.with(create_enum("mood", {"sad"}));
  AddEnumValue add;
  add.type = qualified("mood");
  add.label = "ok";
  CHECK(database.run(perhaps(add)) == "");
  const EnumType* mood = database.catalog.enum_type({"", "mood"});
  REQUIRE(mood->labels.size() == 2);
  CHECK(mood->labels[0].certain);
  CHECK_FALSE(mood->labels[1].certain);
  CHECK(database.run(create_table("t", {column("a", "mood").with_default("'ok'")})) == "");
  CHECK(database.run(create_table("u", {column("a", "mood").with_default("'Ok'")})) ==
        "22P02 invalid input value for enum mood: \"Ok\"");
  CHECK(database.run(add) == "");
  CHECK(database.run(add) == "42710 enum label \"ok\" already exists");
}

TEST_CASE("IF NOT EXISTS over a table that may exist") {
  Database database;
  CHECK(database.run(perhaps(create_table("t", {column("a", "int"), column("b", "int")}))) == "");
  CreateTable again = create_table("t", {column("a", "int"), column("c", "int")});
  again.if_not_exists = true;
  CHECK(database.run(again) == "");
  const Table& t = database.table("t");
  CHECK(t.certain);
  CHECK(t.column("a")->certain);
  CHECK_FALSE(t.column("b")->certain);
  CHECK_FALSE(t.column("c")->certain);
}

TEST_CASE("a table that nobody created is taken as given") {
  Database database = assuming();
  CHECK(database.run(add_column("users", column("age", "int"))) == "");
  const Table& users = database.table("users");
  CHECK(users.assumed);
  CHECK_FALSE(users.columns_known);
  CHECK(database.run(drop_column("users", "whatever")) == "");
  CHECK(database.run(drop_column("users", "whatever")) ==
        "42703 column \"whatever\" of relation \"users\" does not exist");
  CHECK(database.run(alter_type("users", "name", "int")) == "");
  CHECK(database.run(drop_constraint("users", "users_name_key")) == "");
  CHECK(database.run(create_table("t", {column("u", "int")},
                                  {foreign_key({"u"}, "accounts", {"id"})})) == "");
  CHECK(database.table("accounts").assumed);
  CHECK(database.run(create_table("users", {column("id", "int")})) == "");
  CHECK_FALSE(database.table("users").assumed);
}

TEST_CASE("types that nobody created") {
  Database database = assuming();
  CHECK(database.run(
            create_table("t", {column("a", "geometry(Point,4326)"), column("b", "status")})) == "");
  CHECK(database.run(drop_type("status")) == "");
  CHECK(database.run(create_table("u", {column("b", "status")})) ==
        "42704 type \"status\" does not exist");
  database.context.assume_missing = false;
  CHECK(database.run(create_table("v", {column("a", "citext")})) ==
        "42704 type \"citext\" does not exist");
  CreateExtension extension;
  extension.name = "citext";
  CHECK(database.run(extension) == "");
  CHECK(database.run(create_table("v", {column("a", "citext")})) == "");
  CHECK(database.run(create_table("w", {column("a", "hstore")})) ==
        "42704 type \"hstore\" does not exist");
  extension.name = "something_of_their_own";
  CHECK(database.run(extension) == "");
  CHECK(database.run(create_table("w", {column("a", "hstore")})) == "");
}

TEST_CASE("what the history dropped is missing, also where the rest is taken as given") {
  Database database = assuming();
  database.with(create_table("t", {column("a", "int")}), drop_table("t"));
  CHECK(database.run(add_column("t", column("b", "int"))) == "42P01 relation \"t\" does not exist");
  CHECK(database.run(drop_table("t")) == "42P01 table \"t\" does not exist");
  database.with(create_table("t", {column("a", "int")}),
                RenameTable{qualified("t"), "renamed", false});
  CHECK(database.run(drop_table("t")) == "42P01 table \"t\" does not exist");
  CHECK(database.run(drop_table("renamed")) == "");
}

TEST_CASE("an index is missing for sure when its table is known") {
  Database database = assuming();
  database.with(create_table("t", {column("a", "int")}));
  CHECK(database.run(drop_index("somewhere")) == "");
  DropIndex drop = drop_index("ix_t_a");
  drop.table = qualified("t");
  CHECK(database.run(drop) == "42704 index \"ix_t_a\" does not exist");
  drop.name.name = "ix_elsewhere";
  drop.table = qualified("never_seen");
  CHECK(database.run(drop) == "");
}

TEST_CASE("after something unknown neither presence nor absence of older things is certain") {
  Database database;
  database.with(create_table("old", {column("a", "int")}), create_enum("mood", {"sad"}),
                drop_table("gone", false, true), unknown());
  CHECK(database.catalog.tainted());
  CHECK(database.run(create_table("old", {column("a", "int")})) == "");
  CHECK(database.run(create_enum("mood", {"ok"})) == "");
  CHECK(database.run(add_column("gone", column("a", "int"))) == "");
  CHECK(database.run(create_table("t", {column("a", "nowhere")})) == "");
  CHECK(database.run(create_enum("mood", {"ok"})) == "42710 type \"mood\" already exists");
  database.with(create_table("young", {column("a", "int")}));
  CHECK(database.run(create_table("young", {column("a", "int")})) ==
        "42P07 relation \"young\" already exists");
  CHECK(database.run(drop_column("young", "b")) ==
        "42703 column \"b\" of relation \"young\" does not exist");
}

TEST_CASE("something unknown that touches one table leaves the others alone") {
  Database database;
  database.with(create_table("t", {column("a", "int")}), create_table("u", {column("a", "int")}),
                unknown({"t"}));
  CHECK_FALSE(database.catalog.tainted());
  CHECK(database.run(drop_column("t", "zz")) == "");
  CHECK(database.run(create_table("t", {column("a", "int")})) == "");
  CHECK(database.run(drop_column("u", "zz")) ==
        "42703 column \"zz\" of relation \"u\" does not exist");
  UnknownOperation harmless = unknown();
  harmless.may_change_schema = false;
  CHECK(database.run(harmless) == "");
  CHECK_FALSE(database.catalog.tainted());
}

TEST_CASE("the join of two branches knows what both know") {
  Database one;
  one.with(create_table("t", {column("a", "int"), column("b", "int")}));
  Database other = one;
  one.with(drop_column("t", "b"), create_enum("mood", {"sad"}));
  other.with(add_column("t", column("c", "int")), create_table("u", {column("a", "int")}));
  const Catalog joined = Catalog::join(one.catalog, other.catalog);
  const Table* t = joined.table({"", "t"});
  REQUIRE(t != nullptr);
  CHECK(t->certain);
  CHECK(t->column("a")->certain);
  CHECK_FALSE(t->column("b")->certain);
  CHECK_FALSE(t->column("c")->certain);
  CHECK_FALSE(joined.table({"", "u"})->certain);
  CHECK_FALSE(joined.enum_type({"", "mood"})->certain);
  CHECK(Catalog::join(joined, joined).table({"", "t"})->column("a")->certain);
}

TEST_CASE("a foreign key of a table that may exist does not hold back its target") {
  Database database;
  database.with(create_table("p", {column("id", "int")}, {primary_key({"id"})}));
  CHECK(database.run(perhaps(create_table("c", {column("p", "int")}, {foreign_key({"p"}, "p")}))) ==
        "");
  CHECK(database.run(drop_table("p")) == "");
}

TEST_CASE("system tables are neither created nor missing") {
  Database database;
  CHECK(database.run(
            create_view("v", "select * from pg_catalog.pg_class", {"pg_catalog.pg_class"})) == "");
}

}  // namespace
}  // namespace migcheck
