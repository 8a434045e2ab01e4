// SPDX-License-Identifier: Apache-2.0
#include "tool/target.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace migcheck;
namespace fs = std::filesystem;

namespace {

/// A temporary folder that is the current one until the end of the test.
class Workplace {
 public:
  Workplace() : previous_(fs::current_path()) { fs::current_path(folder_.path()); }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { fs::current_path(previous_); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] const std::string& top() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  fs::path previous_;
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("target: the root is the repository of the first path") {
  const Workplace place;
  fs::create_directories("repo/.git");
  fs::create_directories("repo/a/b");
  std::ofstream{"repo/a/c.py"};
  const auto target = find_target({"repo/a/b", "repo/a/../a/c.py"});
  REQUIRE(target.ok());
  CHECK(target.value().root == place.path("repo"));
  CHECK(target.value().paths == Strings{"a/b", "a/c.py"});
  CHECK(target.value().start == place.path("repo/a/b"));
  fs::current_path("repo/a");
  CHECK(find_target({}).value().paths == Strings{"a"});
  CHECK(find_target({"..", "b"}).value().paths.empty());
}

TEST_CASE("target: without a repository, the current folder or what holds all paths") {
  const Workplace place;
  fs::create_directories("x/a");
  fs::create_directories("x/b");
  CHECK(find_target({"x/a", "x/b"}).value().root == place.top());
  CHECK(find_target({}).value().paths.empty());
  fs::create_directories("elsewhere");
  fs::current_path("elsewhere");
  const auto target = find_target({"../x/a", "../x/b"});
  CHECK(target.value().root == place.path("x"));
  CHECK(target.value().paths == Strings{"a", "b"});
}

TEST_CASE("target: missing and foreign paths are errors") {
  const Workplace place;
  fs::create_directories("one/.git");
  fs::create_directories("one-more");
  CHECK(find_target({"nothing"}).error().message == "path 'nothing' does not exist");
  CHECK(find_target({""}).error().message == "path '' does not exist");
  CHECK(find_target({"one", "one-more"}).error().message ==
        "path 'one-more' is outside of '" + place.path("one") + "'");
}
