// SPDX-License-Identifier: Apache-2.0
#include "core/source/file_discovery.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

Names discovered(const std::string& root) { return discover_files(root).value(); }

std::string joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  return text;
}

/// What stands in one of two sorted lists only.
Names difference(const Names& left, const Names& right) {
  Names result;
  std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                std::back_inserter(result));
  return result;
}

/// A tree of files and ignore files in which most rules of gitignore(5) meet. Stars in pairs inside
/// a word are left out: what git before 2.41 makes of them depends on the order of its memory.
class RandomTree {
 public:
  RandomTree(const TemporaryFolder& folder, unsigned seed) : folder_(folder), random_(seed) {
    fill("", 3);
  }

 private:
  std::string pick(const Names& names) { return names[random_() % names.size()]; }

  std::string pattern() {
    static const Names parts = {"a",    "b",    "ab",   "a b",  "*",           "a*",   "*.py",
                                "?b",   "**",   "[ab]", "[!a]", "#c",          "\\#c", "!d",
                                "\\!d", "x.py", "***",  "[b",   "[[:alpha:]]", "\\a"};
    std::string text = random_() % 4 == 0 ? "!" : "";
    if (random_() % 5 == 0) text += "/";
    text += pick(parts);
    while (random_() % 3 == 0) text += "/" + pick(parts);
    if (random_() % 4 == 0) text += "/";
    if (random_() % 6 == 0) text += "  ";
    return text;
  }

  void fill(const std::string& prefix, int depth) {
    static const Names names = {"a", "b", "ab", "a b", "c.py", "x.py", "#c", "!d", ".h", "é"};
    for (const std::string& name : names) {
      const unsigned kind = random_() % 3;
      if (kind == 0) folder_.write(prefix + name);
      if (kind == 1 && depth > 0) fill(prefix + name + "/", depth - 1);
    }
    if (random_() % 3 != 0) return;
    std::string rules;
    for (unsigned i = 0, count = 1 + random_() % 5; i < count; ++i) rules += pattern() + "\n";
    folder_.write(prefix + ".gitignore", rules);
  }

  const TemporaryFolder& folder_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the repository's root is the nearest folder with .git") {
  const TemporaryFolder folder;
  folder.write("repo/a/b/c.py");
  CHECK(find_repository_root(folder / "repo/a/b") == folder / "repo/a/b");
  CHECK(find_repository_root(folder / "repo/a/b/c.py") == folder / "repo/a/b");
  fs::create_directory(folder / "repo/.git");
  CHECK(find_repository_root(folder / "repo/a/b/c.py") == folder / "repo");
  CHECK(find_repository_root(folder / "repo/a/none/none.py") == folder / "repo");
  folder.write("repo/a/.git", "gitdir: elsewhere");
  CHECK(find_repository_root(folder / "repo/a/b") == folder / "repo/a");
}

TEST_CASE("without git the tree is walked and .gitignore honoured") {
  const TemporaryFolder folder;
  folder.write("b.py");
  folder.write("a/x.py");
  folder.write("a/build/x.py");
  folder.write("a/.gitignore", "build/\n");
  folder.write("nested/.git/config");
  folder.write("nested/x.py");
  CHECK(joined(discovered(folder.path())) == "a/.gitignore\na/x.py\nb.py\nnested/x.py\n");
}

TEST_CASE("without git a Python file counts although a rule for files matches it") {
  const TemporaryFolder folder;
  folder.write(".gitignore", "versions/*_.py\n*.log\nvenv/\n");
  folder.write("versions/1_.py");
  folder.write("versions/2.log");
  folder.write("venv/x.py");
  CHECK(joined(discovered(folder.path())) == ".gitignore\nversions/1_.py\n");
  folder.git({"init", "-q"});
  CHECK(joined(discovered(folder.path())) == ".gitignore\n");
}

TEST_CASE("a tracked file counts although a pattern matches it, a deleted one does not") {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write("tracked.log");
  folder.write("deleted.py");
  folder.git({"add", "."});
  folder.write(".gitignore", "*.log\n");
  folder.write("ignored.log");
  folder.write("new.py");
  fs::remove(folder / "deleted.py");
  CHECK(joined(discovered(folder.path())) == ".gitignore\nnew.py\ntracked.log\n");
}

TEST_CASE("a subfolder of a work tree is listed relative to itself") {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write(".gitignore", "*.log\n");
  folder.write("a/b/x.py");
  folder.write("a/b/x.log");
  folder.write("c.py");
  CHECK(joined(discovered(folder / "a")) == "b/x.py\n");
}

TEST_CASE("an ignored folder that is named itself is walked") {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write(".gitignore", "out/\n");
  folder.write("out/x.py");
  CHECK(joined(discovered(folder.path())) == ".gitignore\n");
  CHECK(joined(discovered(folder / "out")) == "x.py\n");
}

TEST_CASE("submodules and nested repositories belong to themselves") {
  const TemporaryFolder other;
  other.git({"init", "-q"});
  other.write("x.py");
  other.git({"add", "."});
  other.git({"commit", "-qm", "a"});
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.git({"submodule", "-q", "add", other.path(), "sub"});
  folder.git({"init", "-q", "untracked"});
  folder.write("untracked/y.py");
  folder.write("z.py");
  CHECK(joined(discovered(folder.path())) == ".gitmodules\nz.py\n");
}

TEST_CASE("links count when they lead to a file below the root") {
  const TemporaryFolder outside;
  outside.write("secret.py");
  for (const bool git : {false, true}) {
    CAPTURE(git);
    const TemporaryFolder folder;
    if (git) folder.git({"init", "-q"});
    folder.write("a/x.py");
    fs::create_symlink("a/x.py", folder / "inside.py");
    fs::create_symlink("a", folder / "folder");
    fs::create_symlink("none", folder / "broken.py");
    fs::create_symlink(outside / "secret.py", folder / "outside.py");
    fs::create_symlink(outside.path(), folder / "elsewhere");
    CHECK(joined(discovered(folder.path())) == "a/x.py\ninside.py\n");
  }
}

TEST_CASE("a hook's environment does not lead astray") {
  const TemporaryFolder other;
  other.git({"init", "-q"});
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write(".gitignore", "*.log\n");
  folder.write("x.py");
  folder.write("x.log");
  ::setenv("GIT_DIR", (other / ".git").c_str(), 1);
  const Names names = discovered(folder.path());
  ::unsetenv("GIT_DIR");
  CHECK(joined(names) == ".gitignore\nx.py\n");
}

TEST_CASE("odd names are taken as they are") {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write("a b/é\n\"x\".py");
  CHECK(discovered(folder.path()) == Names{"a b/é\n\"x\".py"});
  CHECK(walk_files(folder.path()).value() == Names{"a b/é\n\"x\".py"});
}

TEST_CASE("an empty repository has no files, a missing one is an error") {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  CHECK(discovered(folder.path()).empty());
  CHECK(discover_files(folder / "none").error().message ==
        "cannot read the folder '" + (folder / "none") + "': No such file or directory");
  folder.write("file");
  CHECK_FALSE(discover_files(folder / "file").ok());
}

TEST_CASE("the walk finds what git finds") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const TemporaryFolder folder;
    const RandomTree tree(folder, seed);
    folder.git({"init", "-q"});
    const Names walked = walk_files(folder.path()).value();
    REQUIRE(joined(difference(walked, discovered(folder.path()))) == "");
  }
}
