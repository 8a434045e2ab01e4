// SPDX-License-Identifier: Apache-2.0
// Folders of revisions that cannot be listed, links that are not followed.
#include "core/run/unread_migrations.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace migcheck {
namespace {

Environment with_versions(const std::string& folder, bool recursive = false) {
  Environment environment;
  environment.version_locations = {folder};
  environment.recursive = recursive;
  return environment;
}

}  // namespace

TEST_CASE("a readable folder of revisions lacks nothing") {
  const TemporaryFolder folder;
  folder.write("versions/a.py");
  std::filesystem::create_symlink("a.py", folder / "versions/b.py");
  std::filesystem::create_symlink("nowhere", folder / "versions/.#a.py");  // a lock of an editor
  std::filesystem::create_symlink("nowhere", folder / "versions/notes.txt");
  CHECK(unread_migrations(folder.path(), with_versions("versions")).empty());
  CHECK(unread_migrations(folder.path(), with_versions("none")).empty());
}

TEST_CASE("a folder of revisions that cannot be listed") {
  const TemporaryFolder folder;
  // also for a user who may read everything
  std::filesystem::create_symlink("versions", folder / "versions");
  const auto errors = unread_migrations(folder.path(), with_versions("versions"));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].file == "versions");
  CHECK(errors[0].message.starts_with("cannot read this folder of revisions: "));
}

TEST_CASE("links that lead out of the repository or nowhere") {
  const TemporaryFolder outside;
  outside.write("c.py");
  const TemporaryFolder folder;
  folder.write("versions/old/a.py");
  std::filesystem::create_symlink(outside / "c.py", folder / "versions/old/c.py");
  std::filesystem::create_symlink("nowhere", folder / "versions/b.py");
  const auto direct = unread_migrations(folder.path(), with_versions("versions"));
  REQUIRE(direct.size() == 1);
  CHECK(direct[0].file == "versions/b.py");
  const auto all = unread_migrations(folder.path(), with_versions("versions", true));
  REQUIRE(all.size() == 2);
  CHECK(all[1].file == "versions/old/c.py");
  CHECK(all[1].message.find(outside / "c.py") != std::string::npos);
}

}  // namespace migcheck
