// SPDX-License-Identifier: Apache-2.0
#include "core/migration/environment_selection.h"

#include <doctest/doctest.h>

#include "tests/unit/migration/environment_fixture.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)
using Names = std::vector<std::string>;

namespace {

Names selected(EnvironmentFixture& repository, const Names& patterns) {
  Names names;
  for (const Environment& environment : select_environments(
           repository.find(), patterns, repository.files(), DiskReader(repository.folder.path()))) {
    names.push_back(environment.name);
  }
  return names;
}

}  // namespace

TEST_CASE("patterns choose among the environments that were found") {
  EnvironmentFixture repository;
  repository.script("a/migrations");
  repository.script("b/migrations");
  CHECK(selected(repository, {"a"}) == Names{"a/migrations"});
  CHECK(selected(repository, {"./b/migrations/versions"}) == Names{"b/migrations"});
  CHECK(selected(repository, {"**/migrations"}) == Names{"a/migrations", "b/migrations"});
  CHECK(selected(repository, {"none"}).empty());
}

TEST_CASE("a folder below the chosen revisions is no second environment") {
  EnvironmentFixture repository;
  repository.script("migrations");
  const std::string rest = "down_revision = None\n";
  repository.write("migrations/versions/old/x.py", "revision = 'x'\n" + rest);
  CHECK(selected(repository, {"migrations/versions"}) == Names{"migrations"});
  CHECK(selected(repository, {"./migrations/"}) == Names{"migrations"});
  CHECK(selected(repository, {"/migrations/versions"}) == Names{"migrations"});
  CHECK(selected(repository, {"migrations/versions/old"}) == Names{"migrations/versions/old"});
}

TEST_CASE("revisions that belong to no environment become one by graph") {
  EnvironmentFixture repository;
  repository.write("x/2023/a.py", "revision = 'a'\ndown_revision = None\n");
  repository.write("x/2024/b.py", "revision = 'b'\ndown_revision = 'a'\n");
  repository.write("y/c.py", "revision = 'c'\ndown_revision = None\n");
  repository.write("y/d.py", "revision = 'd'\ndown_revision = 'c'\n");
  repository.write("z/no_revision.py", "x = 1\n");
  CHECK(selected(repository, {"x", "y", "z"}) == Names{"x/2023", "y"});
  const auto found =
      select_environments({}, {"x/"}, repository.files(), DiskReader(repository.folder.path()));
  REQUIRE(found.size() == 1);
  CHECK(found[0].version_locations == Names{"x/2023", "x/2024"});
  CHECK(found[0].revision_files == Names{"x/2023/a.py", "x/2024/b.py"});
}
