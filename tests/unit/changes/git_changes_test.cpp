// SPDX-License-Identifier: Apache-2.0
#include "core/changes/git_changes.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using namespace migcheck;

namespace {

/// A repository with a commit "first" and a tag of the same name.
class GitRepository {
 public:
  GitRepository() {
    folder.git({"init", "-q", "-b", "main"});
    folder.write("a.py", "1\n2\n3\n4\n5\n");
    folder.write("b.py", "1\n2\n3\n4\n5\n6\n7\n8\n");
    folder.write("gone.py", "gone\n");
    commit("first");
    folder.git({"tag", "first"});
  }
  void commit(const std::string& name) const {
    folder.git({"add", "-A"});
    folder.git({"commit", "-qm", name});
  }

  TemporaryFolder folder;
};

GitChanges since(const std::string& root, const std::string& revision) {
  auto changes = changes_since(root, revision);
  REQUIRE_MESSAGE(changes.ok(), (changes.ok() ? "" : changes.error().message));
  return std::move(changes).value();
}

std::string problem(const std::string& root, const std::string& revision) {
  const auto changes = changes_since(root, revision);
  return changes ? "none" : changes.error().to_string();
}

}  // namespace

TEST_CASE("git: a program that the repository's settings name is not run") {
  const GitRepository repository;
  const std::string mark = repository.folder.path() + "/.git/ran";
  repository.folder.write(".git/monitor", "#!/bin/sh\ntouch '" + mark + "'\n");
  fs::permissions(repository.folder.path() + "/.git/monitor", fs::perms::owner_all);
  repository.folder.git({"config", "core.fsmonitor", repository.folder.path() + "/.git/monitor"});
  CHECK(since(repository.folder.path(), "first").earlier.files.empty());
  CHECK_FALSE(fs::exists(mark));
}

TEST_CASE("git: committed, staged, unstaged and untracked changes count") {
  const GitRepository repository;
  repository.folder.write("a.py", "1\ntwo\n3\n4\n5\n");
  repository.commit("second");
  repository.folder.write("a.py", "1\ntwo\n3\n4\nfive\n");
  repository.folder.write("new.py", "1\n");
  const LineSelection lines = since(repository.folder.path(), "first").lines;
  CHECK(lines.selects("a.py", {2, 2}));
  CHECK_FALSE(lines.selects("a.py", {3, 4}));
  CHECK(lines.selects("a.py", {5, 5}));
  CHECK(lines.selects("new.py", {1, 1}));
  CHECK_FALSE(lines.touches("b.py"));
  CHECK_FALSE(since(repository.folder.path(), "HEAD").lines.selects("a.py", {2, 2}));
}

TEST_CASE("git: files as they were, also renamed and removed ones") {
  const GitRepository repository;
  fs::rename(repository.folder / "b.py", repository.folder / "c.py");
  fs::remove(repository.folder / "gone.py");
  repository.folder.write("a.py", "1\n");
  repository.folder.git({"add", "-A"});
  const GitChanges changes = since(repository.folder.path(), "first");
  const auto& files = changes.earlier.files;
  REQUIRE(files.size() == 3);
  CHECK((files[0].then + ">" + files[0].now) == "a.py>a.py");
  CHECK((files[1].then + ">" + files[1].now) == "b.py>c.py");
  CHECK((files[2].then + ">" + files[2].now) == "gone.py>");
  CHECK(changes.earlier.read("gone.py") == "gone\n");
  CHECK_FALSE(changes.earlier.read("never.py").has_value());
  CHECK_FALSE(changes.lines.touches("c.py"));
  CHECK(changes.lines.touches("gone.py"));
}

TEST_CASE("git: what others have done meanwhile is no change") {
  const GitRepository repository;
  repository.folder.git({"checkout", "-qb", "ours"});
  repository.folder.write("b.py", "one\n2\n3\n4\n5\n6\n7\n8\n");
  repository.commit("ours");
  repository.folder.git({"checkout", "-q", "main"});
  repository.folder.write("a.py", "1\n");
  repository.commit("theirs");
  repository.folder.git({"checkout", "-q", "ours"});
  const LineSelection lines = since(repository.folder.path(), "main").lines;
  CHECK(lines.touches("b.py"));
  CHECK_FALSE(lines.touches("a.py"));
}

TEST_CASE("git: in a worktree, whatever the user's settings are") {
  const GitRepository repository;
  const TemporaryFolder other;
  repository.folder.git({"config", "diff.noprefix", "true"});
  repository.folder.git({"config", "color.ui", "always"});
  repository.folder.git({"config", "diff.renames", "false"});
  repository.folder.git({"worktree", "add", "-q", other / "tree", "first"});
  std::ofstream(other / "tree/a.py") << "1\n2\nthree\n4\n5\n";
  CHECK(since(other / "tree", "main").lines.selects("a.py", {3, 3}));
  CHECK_FALSE(since(repository.folder.path(), "main").lines.touches("a.py"));
}

TEST_CASE("git: no repository, no such commit, no such commit in a shallow clone") {
  const TemporaryFolder nowhere;
  CHECK(problem(nowhere.path(), "main") ==
        "error: --since needs a git repository, and '" + nowhere.path() + "' is in none");
  const GitRepository repository;
  for (const std::string name : {"nothing", "--output=x", "", "first^{tree}"}) {
    CHECK(problem(repository.folder.path(), name) ==
          "error: git knows no commit '" + name +
              "'\n  help: a branch of a remote is named like 'origin/main'");
  }
  repository.folder.write("a.py", "1\n");
  repository.commit("second");
  const TemporaryFolder shallow;
  shallow.git({"clone", "-q", "--depth=1", "file://" + repository.folder.path(), shallow / "c"});
  CHECK(problem(shallow / "c", "HEAD~1") ==
        "error: git knows no commit 'HEAD~1'\n  help: this clone is shallow: fetch more of the "
        "history, for example with 'git fetch --unshallow'");
  CHECK(since(shallow / "c", "HEAD").lines.empty());
}
