// SPDX-License-Identifier: Apache-2.0
// Which of several environments a file belongs to.
#include "core/models/file_nearness.h"

#include <doctest/doctest.h>

namespace migcheck {
namespace {

Environment environment(const std::string& script, const std::string& config = "") {
  Environment made;
  made.script_location = script;
  made.config_file = config;
  return made;
}

/// How near a file lies to the first environment, beside the others.
std::string near(std::string_view path, const Environment& first,
                 const std::vector<Environment>& others) {
  std::vector<const Environment*> all{&first};
  for (const Environment& other : others) all.push_back(&other);
  switch (nearness(all, 0, path)) {
    case Nearness::own:
      return "own";
    case Nearness::shared:
      return "shared";
    default:
      return "foreign";
  }
}

}  // namespace

TEST_CASE("the project of an environment") {
  CHECK(project_folder(environment("app/migrations")) == "app");
  CHECK(project_folder(environment("app/db/migrations", "alembic.ini")).empty());
  CHECK(project_folder(environment("app/migrations", "app/migrations/alembic.ini")) == "app");
}

TEST_CASE("a file belongs to the deepest project that holds it") {
  const Environment root = environment("alembic", "alembic.ini");
  const Environment nested = environment("tests/shop/migrations");
  CHECK(near("app/models.py", root, {}) == "own");
  CHECK(near("app/models.py", root, {nested}) == "own");
  CHECK(near("app/models.py", nested, {root}) == "foreign");
  CHECK(near("tests/shop/app/models.py", root, {nested}) == "foreign");
  CHECK(near("tests/shop/app/models.py", nested, {root}) == "own");
  CHECK(near("tests/shopping/models.py", nested, {root}) == "shared");
}

TEST_CASE("environments of one project share its files") {
  const Environment one = environment("a/one", "a/alembic.ini");
  const Environment two = environment("a/two", "a/alembic.ini");
  CHECK(near("a/models.py", one, {two}) == "shared");
  Environment other = two;
  other.dialect = "sqlite";
  CHECK(near("a/models.py", one, {other}) == "own");
}

TEST_CASE("a project beside a file shares it with the one that holds it") {
  const Environment root = environment("alembic", "alembic.ini");
  const Environment beside = environment("src/db/migrations");
  CHECK(near("src/app/models.py", root, {beside}) == "shared");
  CHECK(near("src/app/models.py", beside, {root}) == "shared");
  CHECK(near("src/app/models.py", beside, {environment("src/app/migrations")}) == "foreign");
  CHECK(near("src/app/models.py", beside, {environment("lib/migrations")}) == "own");
}

}  // namespace migcheck
