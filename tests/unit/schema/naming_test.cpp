// SPDX-License-Identifier: Apache-2.0
// Names that PostgreSQL chooses; every expectation was read from PostgreSQL 15.
#include "core/schema/naming.h"

#include "core/schema/expression_name.h"
#include "tests/unit/schema/schema_testing.h"

namespace migcheck {
namespace {

using namespace testing;

TEST_CASE("long names are cut in both parts") {
  const std::string a(60, 'a');
  const std::string b(60, 'b');
  CHECK(make_object_name("t", "c", "key") == "t_c_key");
  CHECK(make_object_name(a, b, "key") ==
        std::string(29, 'a') + "_" + std::string(29, 'b') + "_key");
  CHECK(make_object_name(a, "c", "fkey") == std::string(56, 'a') + "_c_fkey");
  CHECK(make_object_name(std::string(70, 'a'), "", "pkey") == std::string(58, 'a') + "_pkey");
  CHECK(truncated(std::string(62, 'a') + "é") == std::string(62, 'a'));
}

TEST_CASE("an expression has the name of its function or column") {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"lower(name)", "lower"},
      {"(a || b)", "expr"},
      {"a::text", "a"},
      {"(a)::date", "a"},
      {"coalesce(a, 'x')", "coalesce"},
      {"CASE WHEN a THEN b END", "case"},
      {"pg_catalog.lower(a)", "lower"},
      {"(a + 1)", "expr"},
      {"a->>'k'", "expr"},
      {"'x'::text", "text"},
      {"date_trunc('day', a)", "date_trunc"},
      {"lower(a)::text", "lower"},
      {"\"Weird Col\"", "Weird Col"}};
  for (const auto& one : cases) {
    CAPTURE(one.first);
    CHECK(expression_name(one.first) == one.second);
  }
}

TEST_CASE("unnamed constraints, indexes and sequences") {
  Database database;
  database.with(create_table("p", {column("id", "serial")}, {primary_key({"id"})}),
                create_table("t",
                             {column("id", "bigserial"), column("a", "int"), column("b", "text"),
                              column("n", "int").identity()},
                             {primary_key({"id"}), unique({"a", "b"}), unique({"a"}),
                              check("a > 0"), check("a < 9"), check("a > length(b)"),
                              foreign_key({"a"}, "p"), foreign_key({"a"}, "p", {"id"})}),
                create_index("", "t", {"a", "b"}), create_index("", "t", {"a", "b"}),
                create_index("", "t", {"lower(b)", "(a + 1)", "(a + 2)"}));
  const Table& t = database.table("t");
  CHECK(names_of(t.constraints) == Names{"t_a_check", "t_a_check1", "t_check", "t_pkey",
                                         "t_a_b_key", "t_a_key", "t_a_fkey", "t_a_fkey1"});
  CHECK(names_of(t.indexes) == Names{"t_pkey", "t_a_b_key", "t_a_key", "t_a_b_idx", "t_a_b_idx1",
                                     "t_lower_expr_expr1_idx"});
  CHECK(columns_of(t) == Names{"id bigint not null default nextval('t_id_seq'::regclass)",
                               "a integer", "b text", "n integer not null"});
  CHECK(database.catalog.object(ObjectKind::sequence, {"", "t_n_seq"}) != nullptr);
}

TEST_CASE("equal unique lists of one table become one constraint") {
  Database database;
  database.with(create_table("t", {column("a", "int"), column("b", "int")},
                             {unique({"a"}), unique({"a"}, "named"), primary_key({"b"}),
                              unique({"b"}, "b_too"), unique({"a", "b"})}));
  CHECK(names_of(database.table("t").constraints) == Names{"b_too", "named", "t_a_b_key"});
}

TEST_CASE("a name that is taken gets a number, also when another kind of object has it") {
  Database database;
  database.with(create_table("t_pkey", {column("a", "int")}),
                create_table("t", {column("a", "serial")}, {primary_key({"a"})}));
  CHECK(names_of(database.table("t").indexes) == Names{"t_pkey1"});
  database.with(create_table("u_a_seq", {column("x", "int")}),
                create_table("u", {column("a", "serial")}));
  CHECK(columns_of(database.table("u")) ==
        Names{"a integer not null default nextval('u_a_seq1'::regclass)"});
}

TEST_CASE("renames keep the names of constraints, indexes and sequences") {
  Database database;
  database.with(create_table("t", {column("id", "serial"), column("a", "int")},
                             {primary_key({"id"}), unique({"a"}), check("a > 0")}),
                RenameTable{qualified("t"), "u", false}, RenameColumn{qualified("u"), "a", "b"});
  const Table& u = database.table("u");
  CHECK(names_of(u.constraints) == Names{"t_a_check", "t_pkey", "t_a_key"});
  CHECK(u.constraint("t_a_check")->def.expression == "b > 0");
  CHECK(u.constraint("t_a_key")->def.columns == Names{"b"});
  CHECK(u.index("t_a_key")->def.elements.front().text == "b");
  CHECK(database.catalog.table({"", "t"}) == nullptr);
  const OtherObject* sequence = database.catalog.object(ObjectKind::sequence, {"", "t_id_seq"});
  REQUIRE(sequence != nullptr);
  CHECK(sequence->owner_table == QualifiedName{"public", "u"});
}

}  // namespace
}  // namespace migcheck
