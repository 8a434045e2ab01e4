// SPDX-License-Identifier: Apache-2.0
// Compares with what the installed Alembic makes of the same alembic.ini.
#include "core/migration/alembic_config.h"

#include <doctest/doctest.h>

#include "core/source/subprocess.h"
#include "tests/unit/migration/environment_fixture.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)

namespace {

constexpr const char* alembic_script = R"(
import os, sys
os.chdir(sys.argv[1])
from alembic.config import Config
from alembic.script import ScriptDirectory
script = ScriptDirectory.from_config(Config("alembic.ini", ini_section=sys.argv[2]))
base = os.path.realpath(sys.argv[1]) + os.sep
def show(path): return os.path.normpath(os.path.abspath(path)).replace(base, "", 1)
print(show(script.dir))
for path in script._version_locations: print(show(path))
)";

std::string describe(const Environment& environment) {
  std::string text = environment.script_location + "\n";
  for (const std::string& location : environment.version_locations) text += location + "\n";
  return text;
}

}  // namespace

TEST_CASE("locations are those that Alembic itself finds") {
  EnvironmentFixture repository;
  std::string section = "alembic";
  std::string ini;
  SUBCASE("plain") { ini = "[alembic]\nscript_location = m\n"; }
  SUBCASE("here") { ini = "[alembic]\nscript_location = %(here)s/m\n"; }
  SUBCASE("nested interpolation") {
    ini = "[alembic]\nscript_location = %(dir)s\ndir: %(here)s/m\nversion_locations = %(dir)s/v\n";
  }
  SUBCASE("default section") {
    ini = "[DEFAULT]\nscript_location = m\n[alembic]\nversion_locations=%(script_location)s/v a\n";
  }
  SUBCASE("another section") {
    section = "other";
    ini = "[other]\nscript_location = m\nversion_locations = a,%(here)s/b\n";
  }
  SUBCASE("comments") {
    ini = "# c\n[alembic]\nscript_location = m\n; c\n\nversion_locations = a\n";
  }
  SUBCASE("os.pathsep") {
    ini =
        "[alembic]\nscript_location=m\nversion_path_separator = os\nversion_locations = a:b:m/v\n";
  }
  SUBCASE("percent") { ini = "[alembic]\nfile_template = %%(rev)s\nscript_location = m\n"; }
  repository.write("alembic.ini", ini);
  repository.write("script.py", alembic_script);
  repository.script("m");
  for (const char* file : {"a/r2.py", "b/r3.py", "m/v/r4.py"}) repository.write(file);
  const auto output = capture_output(
      {MIGCHECK_PYTHON, repository.folder / "script.py", repository.folder.path(), section});
  REQUIRE(output.has_value());
  CHECK(describe(repository.only()) == *output);
}
