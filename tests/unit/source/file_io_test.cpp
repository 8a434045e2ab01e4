// SPDX-License-Identifier: Apache-2.0
#include "core/source/file_io.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

TEST_CASE("what is written can be read, byte for byte") {
  const TemporaryFolder folder;
  const std::string content("a\r\n\0\xFF", 5);
  REQUIRE_FALSE(write_file_atomically(folder / "x", content).has_value());
  CHECK(read_file(folder / "x").value() == content);
  REQUIRE_FALSE(write_file_atomically(folder / "x", "shorter").has_value());
  CHECK(read_file(folder / "x").value() == "shorter");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("the mode of an existing file is kept") {
  const TemporaryFolder folder;
  folder.write("x", "1");
  fs::permissions(folder / "x", fs::perms(0750));
  folder.write("x", "2");
  CHECK(fs::status(folder / "x").permissions() == fs::perms(0750));
}

TEST_CASE("a new file gets the mode that the umask allows") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  folder.write("x", "1");
  ::umask(before);
  CHECK(fs::status(folder / "x").permissions() == fs::perms(0640));
}

TEST_CASE("links are written through") {
  const TemporaryFolder folder;
  folder.write("target", "1");
  fs::create_symlink("target", folder / "link");
  REQUIRE_FALSE(write_file_atomically(folder / "link", "2").has_value());
  CHECK(fs::is_symlink(fs::symlink_status(folder / "link")));
  CHECK(read_file(folder / "target").value() == "2");
}

TEST_CASE("devices are written to, not replaced") {
  REQUIRE_FALSE(write_file_atomically("/dev/null", "x").has_value());
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("errors name the file and the cause") {
  const TemporaryFolder folder;
  CHECK(read_file(folder / "none").error().message ==
        "cannot read '" + (folder / "none") + "': No such file or directory");
  CHECK(read_file(folder.path()).error().message ==
        "cannot read '" + folder.path() + "': Is a directory");
  const auto missing = write_file_atomically(folder / "a/b", "");
  REQUIRE(missing.has_value());
  CHECK(missing->message == "cannot write '" + (folder / "a/b") + "': No such file or directory");
  CHECK(missing->advice == "create the folder '" + (folder / "a") + "' first");
  const auto directory = write_file_atomically(folder.path(), "");
  REQUIRE(directory.has_value());
  CHECK(directory->message == "cannot write '" + folder.path() + "': Is a directory");
}

TEST_CASE("what a killed writer left behind is removed, what a living one writes is not") {
  const TemporaryFolder folder;
  std::ofstream(folder / ".a.py.1-0.migcheck-tmp") << "half";
  std::ofstream(folder / ".b.py.2-0.migcheck-tmp") << "half";
  std::ofstream(folder / "c.migcheck-tmp") << "not ours";
  const int living = ::open((folder / ".b.py.2-0.migcheck-tmp").c_str(), O_RDONLY);
  REQUIRE(::flock(living, LOCK_EX) == 0);
  CHECK(remove_abandoned_files(folder.path(), {".a.py.1-0.migcheck-tmp", ".b.py.2-0.migcheck-tmp",
                                               "c.migcheck-tmp", "a.py"}) == 1);
  ::close(living);
  CHECK_FALSE(fs::exists(folder / ".a.py.1-0.migcheck-tmp"));
  CHECK(fs::exists(folder / ".b.py.2-0.migcheck-tmp"));
  CHECK(fs::exists(folder / "c.migcheck-tmp"));
}
