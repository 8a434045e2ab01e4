// SPDX-License-Identifier: Apache-2.0
#include "core/migration/base_schema.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("a base is what the file makes, without the data and commands of a dump") {
  const SourceFile file("dump.sql",
                        "\\restrict abc\n"
                        "SELECT pg_catalog.set_config('search_path', '', false);\n"
                        "CREATE TABLE public.a (x integer NOT NULL);\n"
                        "COPY public.a (x) FROM stdin;\n"
                        "1\n"
                        "CREATE TABLE not_this\n"
                        "\\.\n"
                        "CREATE INDEX i ON public.a (x);\n");
  const auto catalog = base_catalog(file, 0);
  REQUIRE(catalog);
  CHECK(catalog.value().table({"", "a"}) != nullptr);
  CHECK(catalog.value().index({"", "i"}) != nullptr);
  CHECK(catalog.value().table({"", "not_this"}) == nullptr);
}

TEST_CASE("an error of the base has its place") {
  const SourceFile file("base.sql", "CREATE TABLE a (x int);\nDROP TABLE b;\n");
  const auto catalog = base_catalog(file, 0);
  REQUIRE_FALSE(catalog);
  CHECK(catalog.error().to_string().find("base.sql:2:") == 0);
}
