// SPDX-License-Identifier: Apache-2.0
#include "config/config_finder.h"

#include <doctest/doctest.h>
#include <stdlib.h>  // NOLINT: mkdtemp is POSIX

#include <filesystem>
#include <fstream>

using namespace migcheck;
namespace fs = std::filesystem;

TEST_CASE("config finder: the nearest file up to the root") {
  std::string name = (fs::temp_directory_path() / "migcheck-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const fs::path top = name;
  fs::create_directories(top / "root/a/b");
  const auto touch = [](const fs::path& path) { std::ofstream{path}; };
  const auto found = [&](const std::string& start) {
    const auto path = find_config_file((top / start).string(), (top / "root").string());
    return path ? fs::relative(*path, top).string() : "none";
  };

  touch(top / ".migcheck.yaml");
  CHECK(found("root/a/b") == "none");
  touch(top / "root/.migcheck.yaml");
  CHECK(found("root/a/b") == "root/.migcheck.yaml");
  CHECK(found("root") == "root/.migcheck.yaml");
  touch(top / "root/a/.migcheck.yaml");
  touch(top / "root/a/b/file.py");
  CHECK(found("root/a/b") == "root/a/.migcheck.yaml");
  CHECK(found("root/a/b/file.py") == "root/a/.migcheck.yaml");
  fs::remove_all(top);
}
