// SPDX-License-Identifier: Apache-2.0
#include "core/fix/write_fixed.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using namespace migcheck;

TEST_CASE("fixed files: keep their mode and every byte that no fix touches") {
  const TemporaryFolder folder;
  folder.write("a.py", "\xEF\xBB\xBFone\r\n");
  fs::permissions(folder / "a.py", fs::perms(0750));
  CHECK(write_fixed_files(folder.path(), {{"a.py", "\xEF\xBB\xBFone\r\n", "\xEF\xBB\xBFtwo\r\n"}})
            .empty());
  CHECK(read_file(folder / "a.py").value() == "\xEF\xBB\xBFtwo\r\n");
  CHECK(fs::status(folder / "a.py").permissions() == fs::perms(0750));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("fixed files: a link is written through, once, also when it is fixed like its target") {
  const TemporaryFolder folder;
  folder.write("a.py", "one");
  fs::create_symlink("a.py", folder / "b.py");
  CHECK(write_fixed_files(folder.path(), {{"a.py", "one", "two"}, {"b.py", "one", "two"}}).empty());
  CHECK(read_file(folder / "a.py").value() == "two");
  CHECK(fs::is_symlink(fs::symlink_status(folder / "b.py")));
}

TEST_CASE("fixed files: a link out of the repository is refused") {
  const TemporaryFolder outside;
  const TemporaryFolder folder;
  outside.write("a.py", "one");
  fs::create_symlink(outside / "a.py", folder / "a.py");
  const auto errors = write_fixed_files(folder.path(), {{"a.py", "one", "two"}});
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "cannot fix 'a.py': it lies outside of the repository");
  CHECK(read_file(outside / "a.py").value() == "one");
  CHECK(fs::is_symlink(fs::symlink_status(folder / "a.py")));
}

TEST_CASE("fixed files: what somebody else has changed meanwhile stays, the others are written") {
  const TemporaryFolder folder;
  folder.write("a.py", "three");
  folder.write("b.py", "one");
  const auto errors = write_fixed_files(
      folder.path(), {{"a.py", "one", "two"}, {"b.py", "one", "two"}, {"c.py", "one", "two"}});
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].message == "cannot fix 'a.py': it has changed since it was read");
  CHECK(errors[1].message == "cannot fix 'c.py': No such file or directory");
  CHECK(read_file(folder / "a.py").value() == "three");
  CHECK(read_file(folder / "b.py").value() == "two");
}

TEST_CASE("fixed files: a file without write permission is refused") {
  if (::geteuid() == 0) return;  // who may do everything is refused nothing
  const TemporaryFolder folder;
  folder.write("a.py", "one");
  fs::permissions(folder / "a.py", fs::perms(0440));
  const auto errors = write_fixed_files(folder.path(), {{"a.py", "one", "two"}});
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "cannot fix 'a.py': it is not writable");
}
