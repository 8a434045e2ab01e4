// SPDX-License-Identifier: Apache-2.0
// Which table env.py gives to Alembic for the revision of a database.
#include "core/migration/version_table.h"

#include <doctest/doctest.h>

#include "tests/unit/python/python_testing.h"

namespace migcheck {
namespace {

using testing::TextLoader;

/// "schema.name", with a question mark where the name is not known.
std::string named_by(const std::string& env_py) {
  TextLoader loader({{"env.py", "from alembic import context\n" + env_py}});
  const VersionTable table = version_table(loader, loader.parse("env.py"));
  return table.name.schema + "." + table.name.name + (table.known ? "" : "?");
}

}  // namespace

TEST_CASE("version table: Alembic's default") {
  TextLoader loader;
  CHECK(version_table(loader, nullptr).name == QualifiedName{"", "alembic_version"});
  CHECK(named_by("context.configure(url='x', version_table=None)\n") == ".alembic_version");
  CHECK(named_by("configure(version_table='mine')\n") == ".alembic_version");
}

TEST_CASE("version table: a name or schema of its own") {
  CHECK(named_by("def run():\n  context.configure(version_table='mine')\n") == ".mine");
  CHECK(named_by("NAME = 'of_' + 'app'\ncontext.configure(version_table=NAME)\n") == ".of_app");
  CHECK(named_by("context.configure(version_table='mine', version_table_schema='meta')\n") ==
        "meta.mine");
  CHECK(named_by("def run(tenant):\n  context.configure(version_table_schema=tenant)\n") ==
        ".alembic_version");
}

TEST_CASE("version table: a name that is computed") {
  CHECK(named_by("def run(name):\n  context.configure(version_table=name)\n") ==
        ".alembic_version?");
  CHECK(named_by("context.configure(version_table=1 // 0)\n") == ".alembic_version?");
}

TEST_CASE("version table: it is added where nothing has its name") {
  Catalog catalog;
  add_version_table(catalog, {{"meta", "mine"}, true});
  const Table* elsewhere = catalog.table({"meta", "mine"});
  REQUIRE(elsewhere != nullptr);
  CHECK_FALSE(elsewhere->certain);  // nobody has seen the schema
  add_version_table(catalog, {});
  const Table* table = catalog.table({"", "alembic_version"});
  REQUIRE(table != nullptr);
  CHECK(table->certain);
  CHECK(table->bookkeeping);
  REQUIRE(table->primary_key() != nullptr);
  CHECK(table->primary_key()->def.name == "alembic_version_pkc");
  Catalog other = catalog;
  add_version_table(other, {});
  CHECK(other.table({"", "alembic_version"})->origin == table->origin);
}

TEST_CASE("version table: an id that is too long for it") {
  const std::string id(33, 'a');
  Catalog catalog;
  CHECK_FALSE(refused_version(catalog, id));
  add_version_table(catalog, {});
  REQUIRE(refused_version(catalog, id));
  CHECK(refused_version(catalog, id)->sqlstate == "22001");
  CHECK(refused_version(catalog, id)->message == "value too long for type character varying(32)");
  CHECK_FALSE(refused_version(catalog, id.substr(1)));
  Operation wider;
  wider.payload = AlterColumnType{{"", "alembic_version"},
                                  "version_num",
                                  DataType::builtin("character varying", "(64)"),
                                  std::nullopt,
                                  nullptr};
  REQUIRE_FALSE(catalog.apply(wider, {}));
  CHECK_FALSE(refused_version(catalog, id));
  Catalog unknown;
  add_version_table(unknown, {{"", "alembic_version"}, false});
  CHECK_FALSE(refused_version(unknown, id));
}

}  // namespace migcheck
