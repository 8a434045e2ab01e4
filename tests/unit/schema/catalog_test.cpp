// SPDX-License-Identifier: Apache-2.0
// The catalog as a value: origins, versions, look-ups, the other half of an error.
#include "core/schema/diff.h"
#include "core/schema/dump.h"
#include "core/source/source_file.h"
#include "tests/unit/schema/schema_testing.h"

namespace migcheck {
namespace {

using namespace testing;

const SourceFile file("versions/one.py", std::string(100, 'x'));

Operation placed(OperationPayload payload, std::uint32_t begin) {
  Operation operation = certain(std::move(payload));
  operation.span = {&file, begin, begin + 1};
  return operation;
}

TEST_CASE("versions of a catalog do not disturb each other") {
  Database database;
  database.with(create_table("t", {column("a", "int")}));
  const Catalog before = database.catalog;
  database.with(drop_column("t", "a"), create_table("u", {column("a", "int")}));
  CHECK(before.table({"", "t"})->column("a") != nullptr);
  CHECK(before.table({"", "u"}) == nullptr);
  CHECK(database.table("t").column("a") == nullptr);
}

TEST_CASE("an operation that fails changes nothing") {
  Database database;
  database.with(create_table("p", {column("id", "int")}, {primary_key({"id"})}),
                create_table("c", {column("p", "int")}, {foreign_key({"p"}, "p")}));
  const std::string before = dump_json(database.catalog);
  for (const OperationPayload& payload : std::vector<OperationPayload>{
           drop_table("p"), drop_column("p", "id"), create_table("c", {column("id", "serial")}),
           create_table("d", {column("id", "serial")}, {foreign_key({"id"}, "nope")}),
           add_column("c", column("x", "nope")), add_constraint("c", unique({"nope"}))}) {
    CHECK(database.run(payload) != "");
    CHECK(dump_json(database.catalog) == before);
  }
}

TEST_CASE("every part remembers the operation that made it") {
  Database database;
  database.context.revision = "r1";
  database.run(placed(create_table("t", {column("a", "int"), column("b", "text")}), 10));
  database.context.revision = "r2";
  database.run(placed(add_column("t", column("c", "int")), 20));
  database.run(placed(alter_type("t", "b", "varchar(5)"), 30));
  const Table& t = database.table("t");
  CHECK(t.origin.span.begin == 10);
  CHECK(t.origin.revision == "r1");
  CHECK(t.column("a")->last_change.span.begin == 10);
  CHECK(t.column("b")->origin.span.begin == 10);
  CHECK(t.column("b")->last_change.span.begin == 30);
  CHECK(t.column("b")->last_change.revision == "r2");
  CHECK(t.column("c")->origin.span.begin == 20);
}

TEST_CASE("an error names the place of the other half") {
  Database database;
  const std::vector<std::pair<OperationPayload, OperationPayload>> cases{
      {create_enum("mood", {"a"}), create_enum("mood", {"a"})},
      {create_table("t", {column("a", "mood")}), create_table("t", {column("a", "int")})},
      {add_column("t", column("b", "int")), add_column("t", column("b", "int"))},
      {create_index("ix", "t", {"a"}), create_index("ix", "t", {"b"})},
      {add_constraint("t", check("b > 0", "ck")), add_constraint("t", check("b > 1", "ck"))},
      {create_view("v", "select a from t", {"t"}), drop_column("t", "a")},
      {create_enum("other", {"a"}), create_table("w", {column("a", "other").with_default("'b'")})},
  };
  std::uint32_t place = 10;
  for (const auto& [first, second] : cases) {
    REQUIRE_FALSE(database.catalog.apply(placed(first, place), database.context).has_value());
    const auto error = database.catalog.apply(placed(second, place + 1), database.context);
    REQUIRE(error.has_value());
    CAPTURE(error->message);
    CHECK(error->related.file == &file);
    CHECK(error->related.begin == place);
    CHECK_FALSE(error->related_message.empty());
    place += 2;
  }
}

TEST_CASE("the place that dropped a type is the other half of its absence") {
  Database database;
  database.with(create_enum("mood", {"a"}));
  database.run(placed(drop_type("mood"), 40));
  const auto error =
      database.catalog.apply(certain(create_table("t", {column("a", "mood")})), database.context);
  REQUIRE(error.has_value());
  CHECK(error->sqlstate == "42704");
  CHECK(error->related.begin == 40);
}

TEST_CASE("look-ups go through the search path") {
  Database database;
  CreateSchema schema;
  schema.name = "s1";
  database.with(schema, create_table("s1.t", {column("a", "int")}),
                create_table("t", {column("b", "int")}), create_enum("s1.mood", {"x"}));
  CHECK(database.catalog.table({"", "t"})->name.schema == "public");
  CHECK(database.catalog.enum_type({"", "mood"}) == nullptr);
  CHECK(database.catalog.resolve({"", "mood"}) == QualifiedName{"public", "mood"});
  database.catalog.set_search_path({"s1", "public"});
  CHECK(database.catalog.default_schema() == "s1");
  CHECK(database.catalog.table({"", "t"})->name.schema == "s1");
  CHECK(database.catalog.resolve({"", "mood"}) == QualifiedName{"s1", "mood"});
  CHECK(database.catalog.resolve({"", "fresh"}) == QualifiedName{"s1", "fresh"});
  CHECK(database.catalog.has_schema("s1"));
  CHECK_FALSE(database.catalog.has_schema("s2"));
}

TEST_CASE("an index is found with its table") {
  Database database;
  database.with(create_table("t", {column("a", "int")}), create_index("ix", "t", {"a"}, true));
  const Table* table = nullptr;
  const Index* index = database.catalog.index({"", "ix"}, &table);
  REQUIRE(index != nullptr);
  CHECK(index->def.unique);
  CHECK(table->name.name == "t");
  CHECK(database.catalog.index({"", "t"}) == nullptr);
}

TEST_CASE("users of a type, arrays included") {
  Database database;
  database.with(create_enum("mood", {"a"}), create_table("t", {column("x", "mood")}),
                create_table("u", {column("i", "int"), column("y", "mood[]")}));
  CHECK(database.catalog.users_of_type({"", "mood"}) == Names{"public.t.x", "public.u.y"});
  CHECK(database.catalog.users_of_type({"", "none"}).empty());
}

TEST_CASE("a type that exists is left alone by check_first") {
  Database database;
  CreateEnum create = create_enum("mood", {"a"});
  create.check_first = true;
  database.with(create);
  create.labels = {"b"};
  database.with(create);
  CHECK(database.catalog.enum_type({"", "mood"})->labels.front().text == "a");
  DropType drop = drop_type("mood");
  drop.check_first = true;
  database.with(drop, drop);
  database.with(create_table("mood", {column("a", "int")}), create);
  CHECK(database.catalog.enum_type({"", "mood"}) == nullptr);
}

TEST_CASE("transactions that share an id share new labels") {
  Database database;
  database.with(create_enum("mood", {"a"}));
  AddEnumValue add;
  add.type = qualified("mood");
  add.label = "b";
  const CreateTable use = create_table("t", {column("m", "mood").with_default("'b'")});
  database.context.transaction = "run";
  database.with(add);
  database.context.revision = "r2";
  CHECK(database.run(use) == "55P04 unsafe use of new value \"b\" of enum type mood");
  database.context.transaction.clear();
  CHECK(database.run(use) == "");
}

TEST_CASE("differences of two catalogs") {
  Database before;
  before.with(create_table("t", {column("a", "int"), column("b", "text")}),
              create_enum("mood", {"a", "b"}), create_table("old", {column("a", "int")}));
  Database after = before;
  AddEnumValue add;
  add.type = qualified("mood");
  add.label = "c";
  after.with(drop_column("t", "b"), alter_type("t", "a", "bigint"), add, drop_table("old"),
             create_table("fresh", {column("id", "serial")}), create_index("ix", "t", {"a"}));
  std::vector<std::string> lines;
  for (const Difference& it : diff(before.catalog, after.catalog))
    lines.push_back(it.name.name + "/" + it.part + ": " + it.before + " -> " + it.after);
  CHECK(lines == Names{"fresh/:  -> table", "old/: table -> ", "t/a: integer -> bigint",
                       "t/b: text -> ", "t/ix:  -> USING btree (a)", "mood/c:  -> label 3",
                       "fresh_id_seq/:  -> integer OWNED BY public.fresh.id"});
  CHECK(diff(before.catalog, before.catalog).empty());
}

}  // namespace
}  // namespace migcheck
