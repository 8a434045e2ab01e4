// SPDX-License-Identifier: Apache-2.0
// Expectations were read from PostgreSQL 15: quote_ident() and format_type().
#include "core/schema/names.h"

#include <doctest/doctest.h>

#include <array>

namespace migcheck {
namespace {

struct TypeCase {
  const char* sql;
  const char* formatted;
};

TEST_CASE("identifiers are quoted where quote_ident() quotes them") {
  CHECK(quote_identifier("users") == "users");
  CHECK(quote_identifier("_x1") == "_x1");
  CHECK(quote_identifier("Users") == "\"Users\"");
  CHECK(quote_identifier("1st") == "\"1st\"");
  CHECK(quote_identifier("a b") == "\"a b\"");
  CHECK(quote_identifier("a\"b") == "\"a\"\"b\"");
  CHECK(quote_identifier("") == "\"\"");
  CHECK(quote_identifier("user") == "\"user\"");
  CHECK(quote_identifier("order") == "\"order\"");
  CHECK(quote_identifier("timestamp") == "\"timestamp\"");
  CHECK(quote_identifier("type") == "type");
  CHECK(quote_identifier("name") == "name");
  CHECK(quote_identifier("zürich") == "\"zürich\"");
}

TEST_CASE("literals double their quotes") {
  CHECK(quote_literal("it's") == "'it''s'");
  CHECK(quote_literal("a\\b") == "'a\\b'");
}

TEST_CASE("qualified names are quoted part by part") {
  CHECK(QualifiedName{"", "t"}.to_string() == "t");
  CHECK(QualifiedName{"S1", "t"}.to_string() == "\"S1\".t");
}

TEST_CASE("types are read and printed as format_type() does") {
  constexpr std::array<TypeCase, 58> cases{{
      {"int", "integer"},
      {"INT4", "integer"},
      {"int8", "bigint"},
      {"smallint", "smallint"},
      {"float", "double precision"},
      {"float(24)", "real"},
      {"float(25)", "double precision"},
      {"float8", "double precision"},
      {"real", "real"},
      {"Double Precision", "double precision"},
      {"dec", "numeric"},
      {"numeric(10)", "numeric(10,0)"},
      {"numeric(10, 2)", "numeric(10,2)"},
      {"decimal(4,1)[]", "numeric(4,1)[]"},
      {"varchar", "character varying"},
      {"VARCHAR(20)", "character varying(20)"},
      {"character varying(5)", "character varying(5)"},
      {"char varying", "character varying"},
      {"national character varying(3)", "character varying(3)"},
      {"char", "character(1)"},
      {"character(3)", "character(3)"},
      {"nchar(2)", "character(2)"},
      {"bpchar", "bpchar"},
      {"\"char\"", "\"char\""},
      {"text", "text"},
      {"text[]", "text[]"},
      {"text[3][4]", "text[]"},
      {"int ARRAY[4]", "integer[]"},
      {"_int4", "integer[]"},
      {"_text", "text[]"},
      {"bit", "bit(1)"},
      {"bit(8)", "bit(8)"},
      {"bit varying(5)", "bit varying(5)"},
      {"varbit", "bit varying"},
      {"timestamp", "timestamp without time zone"},
      {"timestamptz", "timestamp with time zone"},
      {"timestamptz(3)", "timestamp(3) with time zone"},
      {"timestamp(3) with time zone", "timestamp(3) with time zone"},
      {"timestamp (0) without time zone[]", "timestamp(0) without time zone[]"},
      {"timestamp(9)", "timestamp(6) without time zone"},
      {"time", "time without time zone"},
      {"timetz", "time with time zone"},
      {"time(2) with time zone", "time(2) with time zone"},
      {"interval", "interval"},
      {"interval(3)", "interval(3)"},
      {"interval day to second(3)", "interval day to second(3)"},
      {"interval year to month", "interval year to month"},
      {"bool", "boolean"},
      {"jsonb", "jsonb"},
      {"pg_catalog.int4", "integer"},
      {"pg_catalog.\"varchar\"(7)", "character varying(7)"},
      {"mood", "mood"},
      {"s1.mood", "s1.mood"},
      {"public.mood[]", "mood[]"},
      {"\"Mood\"", "\"Mood\""},
      {"\"order\"[]", "\"order\"[]"},
      {"geometry(Point,4326)", "geometry(point,4326)"},
      {"vector(1536)", "vector(1536)"},
  }};
  for (const TypeCase& it : cases) {
    CAPTURE(it.sql);
    CHECK(parse_type_name(it.sql).format() == it.formatted);
  }
}

TEST_CASE("names that are no built-in types are user-defined") {
  const DataType type = parse_type_name("S1.\"Deal Status\"[]");
  CHECK(type.user_defined);
  CHECK(type.array);
  CHECK(type.schema == "s1");
  CHECK(type.base == "Deal Status");
  CHECK_FALSE(parse_type_name("citext").known == false);
  CHECK(parse_type_name("citext").user_defined);
  CHECK_FALSE(parse_type_name("int").user_defined);
}

TEST_CASE("what is no type is unknown") {
  for (const char* sql : {"", "int int", "numeric(10", "\"open", "timestamp with", "a."}) {
    CAPTURE(sql);
    CHECK_FALSE(parse_type_name(sql).known);
  }
}

}  // namespace
}  // namespace migcheck
