// SPDX-License-Identifier: Apache-2.0
// Revision ids that do not fit into Alembic's table.
#include "core/run/long_revision.h"

#include <doctest/doctest.h>

#include <map>

#include "core/migration/replay.h"
#include "core/run/import_roots.h"

namespace migcheck {
namespace {

using Texts = std::map<std::string, std::string>;

const std::string long_id = "20261128_add_the_mail_address_of_people";  // 39 characters

std::string revision(const std::string& id, const std::string& parent) {
  return "revision = '" + id + "'\ndown_revision = " + parent + "\n";
}

/// The id that may be refused in a history of these revisions, beside other files.
std::string long_revision_of(const Texts& revisions, const Texts& others = {}) {
  Texts texts = others;
  std::vector<std::string> files;
  Environment environment;
  environment.script_location = "m";
  for (const auto& [name, text] : revisions) {
    environment.revision_files.push_back("m/versions/" + name);
    texts["m/versions/" + name] = text;
  }
  for (const auto& [path, text] : texts) files.push_back(path);
  ModuleStore store("/none", files, texts);
  RepositoryLoader loader(store, import_roots(environment));
  std::vector<Migration> migrations;
  for (const std::string& path : environment.revision_files)
    migrations.push_back(*read_migration(store.parse(path), loader));
  return long_revision(store, files, environment, RevisionGraph(migrations));
}

}  // namespace

TEST_CASE("a head may have an id that is too long") {
  const Texts history{{"a.py", revision("r1", "None")}, {"b.py", revision(long_id, "'r1'")}};
  CHECK(long_revision_of(history) == long_id);
  CHECK(long_revision_of(history, {{"m/env.py", "context.configure()\n"}}) == long_id);
  CHECK(long_revision_of({{"a.py", revision(std::string(32, 'a'), "None")}}).empty());
  CHECK(long_revision_of({{"a.py", revision(std::string(33, 'a'), "None")}}).size() == 33);
}

TEST_CASE("a project that has had such ids has room for them") {
  CHECK(long_revision_of(
            {{"a.py", revision(long_id, "None")}, {"b.py", revision("r2", "'" + long_id + "'")}})
            .empty());
  CHECK(long_revision_of({{"a.py", revision(long_id, "None")},
                          {"b.py", revision(long_id + "_2", "'" + long_id + "'")}})
            .empty());
}

TEST_CASE("another file may widen the table") {
  const Texts history{{"a.py", revision(long_id, "None")}};
  CHECK(long_revision_of(history,
                         {{"m/env.py", "impl.version_table_impl = lambda *a: wide_table()\n"}})
            .empty());
  CHECK(long_revision_of(history,
                         {{"deploy/init.sql", "CREATE TABLE alembic_version (version_num text)\n"}})
            .empty());
  CHECK(long_revision_of(history, {{"notes.txt", "version_num\n"}}) == long_id);
}

}  // namespace migcheck
