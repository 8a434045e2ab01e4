// SPDX-License-Identifier: Apache-2.0
#include "config/config_finder.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

using namespace migcheck;

TEST_CASE("config finder: the nearest file up to the root") {
  const TemporaryFolder top;
  std::filesystem::create_directories(top / "root/a/b");
  const auto found = [&](const std::string& start) {
    const auto path = find_config_file(top / start, top / "root");
    return path ? path->substr(top.path().size() + 1) : "none";
  };

  top.write(".migcheck.yaml");
  CHECK(found("root/a/b") == "none");
  top.write("root/.migcheck.yaml");
  CHECK(found("root/a/b") == "root/.migcheck.yaml");
  CHECK(found("root") == "root/.migcheck.yaml");
  top.write("root/a/.migcheck.yaml");
  top.write("root/a/b/file.py");
  CHECK(found("root/a/b") == "root/a/.migcheck.yaml");
  CHECK(found("root/a/b/file.py") == "root/a/.migcheck.yaml");
}
