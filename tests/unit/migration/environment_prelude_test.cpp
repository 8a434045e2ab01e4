// SPDX-License-Identifier: Apache-2.0
// What env.py makes before the first revision runs.
#include "core/migration/environment_prelude.h"

#include <doctest/doctest.h>

#include "tests/unit/python/python_testing.h"

namespace migcheck {
namespace {

using testing::TextLoader;

Catalog after(const std::string& env_py) {
  TextLoader loader({{"env.py", "from sqlalchemy import text\nSCHEMA = 'app'\n" + env_py}});
  Catalog catalog;
  apply_environment_prelude(catalog, loader, loader.parse("env.py"));
  return catalog;
}

/// "certain", "perhaps" or "none".
std::string extension(const Catalog& catalog, const std::string& name) {
  const OtherObject* found = catalog.object(ObjectKind::extension, {"", name});
  return found == nullptr ? "none" : found->certain ? "certain" : "perhaps";
}

}  // namespace

TEST_CASE("environment prelude: extensions and schemas that env.py creates") {
  const Catalog catalog = after(
      "def run(connection):\n"
      "    connection.execute(text('CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"'))\n"
      "    connection.exec_driver_sql('create extension citext')\n"
      "    connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS {SCHEMA}'))\n");
  CHECK(extension(catalog, "uuid-ossp") == "certain");
  CHECK(extension(catalog, "citext") == "certain");
  CHECK(catalog.has_schema("app"));
}

TEST_CASE("environment prelude: what stands under a condition is not certain") {
  const Catalog catalog = after(
      "def run(connection):\n"
      "    if connection.dialect.name == 'postgresql':\n"
      "        connection.execute(text('CREATE EXTENSION vector'))\n");
  CHECK(extension(catalog, "vector") == "perhaps");
}

TEST_CASE("environment prelude: other statements, and names that are not known") {
  const Catalog catalog = after(
      "def run(connection, name):\n"
      "    connection.execute(text('DROP EXTENSION citext'))\n"
      "    connection.execute(text('CREATE TABLE extension (id int)'))\n"
      "    connection.execute(text(f'CREATE EXTENSION {name}'))\n"
      "    connection.commit()\n");
  CHECK(extension(catalog, "citext") == "none");
  CHECK(extension(catalog, "id") == "none");
  CHECK(catalog.table({"", "extension"}) == nullptr);
}

TEST_CASE("environment prelude: without an env.py there is none") {
  TextLoader loader;
  Catalog catalog;
  apply_environment_prelude(catalog, loader, nullptr);
  CHECK(extension(catalog, "citext") == "none");
}

}  // namespace migcheck
