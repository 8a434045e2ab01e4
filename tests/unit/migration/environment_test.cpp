// SPDX-License-Identifier: Apache-2.0
#include "core/migration/environment.h"

#include <doctest/doctest.h>

#include "tests/unit/migration/environment_fixture.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)
using Names = std::vector<std::string>;

TEST_CASE("script_location is relative to the folder of alembic.ini") {
  EnvironmentFixture repository;
  repository.write("backend/alembic.ini",
                   "[alembic]\nscript_location = alembic\nprepend_sys_path = .\n");
  repository.script("backend/alembic");
  const Environment environment = repository.only();
  CHECK(environment.name == "backend/alembic");
  CHECK(environment.config_file == "backend/alembic.ini");
  CHECK(environment.script_location == "backend/alembic");
  CHECK(environment.version_locations == Names{"backend/alembic/versions"});
  CHECK(environment.env_py == "backend/alembic/env.py");
  CHECK(environment.sys_path == Names{"backend"});
  CHECK(environment.revision_files == Names{"backend/alembic/versions/r1.py"});
}

TEST_CASE("here, repository root, absolute paths and suffixes") {
  EnvironmentFixture repository;
  std::string location;
  std::string sys_path = "deploy";
  SUBCASE("here") { location = "%(here)s/../db/alembic"; }
  SUBCASE("in place of here") { location = "../db/./alembic/"; }
  SUBCASE("called in the root") {
    location = "db/alembic";
    sys_path = "";
  }
  SUBCASE("called in another folder") {
    location = "alembic";
    sys_path = "db";
  }
  SUBCASE("in a container") {
    location = "/app/db/alembic";
    sys_path = "";
  }
  repository.write("deploy/alembic.ini",
                   "[alembic]\nscript_location = " + location + "\nprepend_sys_path = .\n");
  repository.script("db/alembic");
  const Environment environment = repository.only();
  CHECK(environment.script_location == "db/alembic");
  CHECK(environment.sys_path == Names{sys_path});
}

TEST_CASE("package resources") {
  EnvironmentFixture repository;
  std::string location;
  std::string extra;
  std::string home;
  SUBCASE("at the root") {
    home = "app/db/migrations";
    location = "app.db:migrations";
  }
  SUBCASE("several parts, in src") {
    home = "src/app/db/migrations";
    location = "app:db:migrations";
  }
  SUBCASE("on the configured path") {
    home = "server/lib/app/migrations";
    location = "app:migrations";
    extra = "prepend_sys_path = ../server/lib\n";
  }
  repository.write("conf/alembic.ini", "[alembic]\nscript_location = " + location + "\n" + extra);
  repository.script(home);
  CHECK(repository.only().script_location == home);
}

TEST_CASE("version locations with every separator") {
  EnvironmentFixture repository;
  std::string options;
  SUBCASE("os") { options = "version_path_separator = os\nversion_locations = a:b\n"; }
  SUBCASE("colon") { options = "path_separator = :\nversion_locations = %(here)s/a:b\n"; }
  SUBCASE("semicolon") { options = "version_path_separator = ;\nversion_locations = a;b\n"; }
  SUBCASE("space") { options = "version_path_separator = space\nversion_locations = a b\n"; }
  SUBCASE("newline") { options = "path_separator = newline\nversion_locations =\n  a\n  b\n"; }
  SUBCASE("legacy comma") { options = "version_locations = a, b\n"; }
  SUBCASE("legacy space") { options = "version_locations = a  b\n"; }
  repository.write("alembic.ini", "[alembic]\nscript_location = s\n" + options);
  repository.script("s");
  repository.write("a/x.py");
  repository.write("b/y.py");
  repository.write("b/__init__.py");
  repository.write("b/.#y.py");
  repository.write("b/.z.py");
  repository.write("b/sub/w.py");
  const Environment environment = repository.only();
  CHECK(environment.version_locations == Names{"a", "b"});
  CHECK(environment.revision_files == Names{"a/x.py", "b/.z.py", "b/y.py"});
}

TEST_CASE("recursive version locations") {
  EnvironmentFixture repository;
  repository.write("alembic.ini",
                   "[alembic]\nscript_location = s\nrecursive_version_locations = true\n");
  repository.script("s");
  repository.write("s/versions/2024/01/r2.py");
  CHECK(repository.only().revision_files == Names{"s/versions/2024/01/r2.py", "s/versions/r1.py"});
}

TEST_CASE("several sections are several environments") {
  EnvironmentFixture repository;
  repository.write("alembic.ini",
                   "[DEFAULT]\nscript_location = a\n[alembic]\n[tenants]\nscript_location = b\n"
                   "[loggers]\nkeys = root\n");
  repository.script("a");
  repository.script("b");
  const std::vector<Environment> found = repository.find();
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "a");
  CHECK(found[1].name == "b");
}

TEST_CASE("several configurations of one script directory are one environment") {
  EnvironmentFixture repository;
  repository.write("alembic.ini", "[alembic]\nscript_location = a\n");
  repository.write("alembic.test.ini",
                   "[alembic]\nscript_location = %(here)s/a\nversion_locations = a/versions x\n");
  repository.script("a");
  repository.write("x/r.py");
  const Environment environment = repository.only();
  CHECK(environment.config_file == "alembic.ini");
  CHECK(environment.version_locations == Names{"a/versions", "x"});
}

TEST_CASE("one script directory with separate folders of revisions") {
  EnvironmentFixture repository;
  repository.write("alembic.ini",
                   "[alembic]\nscript_location = a\nversion_locations = v1\n"
                   "[other]\nscript_location = a\nversion_locations = v2\n");
  repository.script("a");
  repository.write("v1/r.py");
  repository.write("v2/r.py");
  const std::vector<Environment> found = repository.find();
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "v1");
  CHECK(found[1].name == "v2");
  CHECK(found[1].script_location == "a");
}

TEST_CASE("pyproject.toml") {
  EnvironmentFixture repository;
  repository.write("server/pyproject.toml",
                   "[project]\nname = 'x'\n[tool.alembic]\n"
                   "script_location = \"%(here)s/mig\"\n"
                   "version_locations = [\n  \"%(here)s/mig/versions\", # one\n  'extra',\n]\n"
                   "recursive_version_locations = true\nprepend_sys_path = [\".\", 'lib']\n");
  repository.write("server/alembic.ini", "[alembic]\nsqlalchemy.url = x\n");
  repository.script("server/mig");
  repository.write("server/extra/r2.py");
  const Environment environment = repository.only();
  CHECK(environment.script_location == "server/mig");
  CHECK(environment.config_file == "server/pyproject.toml");
  CHECK(environment.version_locations == Names{"server/mig/versions", "server/extra"});
  CHECK(environment.recursive);
  CHECK(environment.sys_path == Names{"server", "server/lib"});
}

TEST_CASE("Flask-Migrate keeps alembic.ini beside env.py") {
  EnvironmentFixture repository;
  repository.write("web/migrations/alembic.ini", "[alembic]\n# nothing\n");
  repository.script("web/migrations");
  const Environment environment = repository.only();
  CHECK(environment.name == "web/migrations");
  CHECK(environment.config_file == "web/migrations/alembic.ini");
}

TEST_CASE("a script directory without a configuration is known by its env.py") {
  EnvironmentFixture repository;
  repository.script("app/migrations");
  repository.write("other/env.py", "import os\n");
  repository.write("other/versions/a.py");
  repository.write("third/env.py", "from alembic import context\n");
  const Environment environment = repository.only();
  CHECK(environment.name == "app/migrations");
  CHECK(environment.config_file.empty());
}

TEST_CASE("a script directory at the root") {
  EnvironmentFixture repository;
  repository.write("env.py", "from alembic import context\n");
  repository.write("versions/r1.py");
  const Environment environment = repository.only();
  CHECK(environment.name == ".");
  CHECK(environment.env_py == "env.py");
  CHECK(environment.version_locations == Names{"versions"});
}

TEST_CASE("subfolders whose revisions form graphs of their own are environments of their own") {
  EnvironmentFixture repository;
  repository.write("m/env.py", "from alembic import context\n");
  repository.write("m/versions/pg/a.py", "revision = 'a'\ndown_revision = None\n");
  repository.write("m/versions/pg/b.py", "revision = 'b'\ndown_revision = 'a'\n");
  repository.write("m/versions/sqlite/a.py", "revision = 'x'\ndown_revision = None\n");
  repository.write("m/versions/__init__.py");
  const std::vector<Environment> found = repository.find();
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "m/versions/pg");
  CHECK(found[0].env_py == "m/env.py");
  CHECK(found[0].dialect == "postgresql");
  CHECK(found[0].revision_files == Names{"m/versions/pg/a.py", "m/versions/pg/b.py"});
  CHECK(found[1].name == "m/versions/sqlite");
  CHECK(found[1].dialect == "sqlite");
  CHECK(found[1].revision_files == Names{"m/versions/sqlite/a.py"});
}

TEST_CASE("subfolders that build upon each other stay together") {
  EnvironmentFixture repository;
  repository.write("m/env.py", "from alembic import context\n");
  repository.write("m/versions/2023/a.py", "revision = 'a'\ndown_revision = None\n");
  repository.write("m/versions/2024/b.py", "revision = 'b'\ndown_revision = 'a'\n");
  const Environment environment = repository.only();
  CHECK(environment.name == "m");
  CHECK(environment.version_locations == Names{"m/versions/2023", "m/versions/2024"});
}

TEST_CASE("an environment without revisions is one") {
  EnvironmentFixture repository;
  repository.write("alembic.ini", "[alembic]\nscript_location = m\n");
  repository.write("m/env.py", "from alembic import context\n");
  CHECK(repository.only().revision_files.empty());
}

TEST_CASE("what Alembic would refuse is an error with its place") {
  EnvironmentFixture repository;
  std::string text;
  std::string error;
  SUBCASE("no such folder") {
    text = "[alembic]\nscript_location = gone\n";
    error =
        "alembic.ini:2: error: script_location 'gone' of [alembic] is no folder of the repository\n"
        "  help: name the folder that holds env.py";
  }
  SUBCASE("outside of the repository") {
    text = "[alembic]\nscript_location = %(here)s/../x\n";
    error =
        "alembic.ini:2: error: script_location '//../x' of [alembic] is no folder of the "
        "repository\n  help: name the folder that holds env.py";
  }
  SUBCASE("interpolation") {
    text = "[alembic]\nscript_location = 50%\n";
    error =
        "alembic.ini:2: error: option 'script_location': '%' must be followed by '%' or '(name)s'";
  }
  SUBCASE("separator") {
    text =
        "[alembic]\nscript_location = m\nversion_path_separator = os  # os.pathsep\n"
        "version_locations = a\n";
    error =
        "alembic.ini:3: error: 'os  # os.pathsep' is not a valid value for version_path_separator\n"
        "  help: write one of: space, newline, os, ':', ';'; comments need a line of their own";
  }
  SUBCASE("no section") {
    text = "script_location = x\n";
    error = "alembic.ini:1: error: the file does not begin with a section header";
  }
  repository.write("alembic.ini", text);
  CHECK(repository.find().empty());
  REQUIRE(repository.errors.size() == 1);
  CHECK(repository.errors.front().to_string() == error);
}

TEST_CASE("a broken pyproject.toml is an error only where it speaks of Alembic") {
  EnvironmentFixture repository;
  repository.write("a/pyproject.toml", "[tool.alembic\n");
  repository.write("b/pyproject.toml", "[tool.black\n");
  repository.find();
  REQUIRE(repository.errors.size() == 1);
  CHECK(repository.errors.front().file == "a/pyproject.toml");
  CHECK(repository.errors.front().line == 1);
}

TEST_CASE("an unused separator may be anything, as in Alembic") {
  EnvironmentFixture repository;
  repository.write(
      "alembic.ini",
      "[alembic]\nscript_location = m\nversion_path_separator = os  # Use os.pathsep.\n");
  repository.script("m");
  CHECK(repository.only().name == "m");
}

TEST_CASE("names of revision files") {
  CHECK(is_revision_file_name("a.py"));
  CHECK(is_revision_file_name(".a.py"));
  CHECK_FALSE(is_revision_file_name("__init__.py"));
  CHECK_FALSE(is_revision_file_name(".#a.py"));
  CHECK_FALSE(is_revision_file_name("a.pyc"));
  CHECK_FALSE(is_revision_file_name("script.py.mako"));
}
