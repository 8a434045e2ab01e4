// SPDX-License-Identifier: Apache-2.0
// Settings of the user that change what git prints are overridden.
#include "core/changes/git_changes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/changes/diff_reader.h"
#include "core/source/git.h"

namespace migcheck {
namespace {

/// A commit to compare with, or why there is none.
Result<std::string> base_commit(const std::string& root, const std::string& revision) {
  const auto line = [&](std::vector<std::string> arguments) {
    return git_line(root, std::move(arguments)).value_or("");
  };
  if (!git_output(root, {"version"})) {
    return Error{.message = "--since needs git, which cannot be run"};
  }
  if (line({"rev-parse", "--is-inside-work-tree"}) != "true") {
    return Error{.message = "--since needs a git repository, and '" + root + "' is in none"};
  }
  const bool option = revision.empty() || revision.starts_with('-');
  const std::string commit =
      option ? "" : line({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (commit.empty()) {
    const bool shallow = line({"rev-parse", "--is-shallow-repository"}) == "true";
    return Error{.message = "git knows no commit '" + revision + "'",
                 .advice = shallow
                               ? "this clone is shallow: fetch more of the history, for example "
                                 "with 'git fetch --unshallow'"
                               : "a branch of a remote is named like 'origin/main'"};
  }
  const std::string common = line({"merge-base", commit, "HEAD"});
  return common.empty() ? commit : common;
}

Error failed() { return {.message = "git cannot tell what has changed"}; }

/// Files that git does not know yet are new as a whole.
bool add_untracked(const std::string& root, LineSelection& lines) {
  const auto files = git_output(root, {"ls-files", "-z", "--others", "--exclude-standard"});
  if (!files) return false;
  for (const std::string& file : split_at_zeros(*files)) lines.add_file(file);
  return true;
}

/// The files that existed and are not as they were, from `git diff --name-status -z`.
std::vector<EarlierFile> earlier_files(const std::string& status) {
  std::vector<EarlierFile> files;
  const std::vector<std::string> parts = split_at_zeros(status);
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const char kind = parts[i].empty() ? ' ' : parts[i].front();
    const std::string& path = parts[i + 1];
    if (kind == 'R' || kind == 'C') {
      if (++i + 1 >= parts.size()) break;
      if (kind == 'R') files.push_back({path, parts[i + 1]});
    } else if (kind != 'A') {
      files.push_back({path, kind == 'D' ? "" : path});
    }
  }
  return files;
}

}  // namespace

Result<GitChanges> changes_since(const std::string& root, const std::string& revision) {
  const auto base = base_commit(root, revision);
  if (!base) return base.error();
  const std::vector<std::string> common = {
      "--no-ext-diff", "--no-textconv", "--no-color", "-M", "--no-relative", "--ignore-submodules"};
  const auto diff = [&](std::vector<std::string> options) {
    options.insert(options.begin(), common.begin(), common.end());
    options.insert(options.begin(), "diff");
    options.insert(options.end(), {base.value(), "--"});
    return git_output(root, std::move(options));
  };
  const auto patch = diff({"-U0", "--src-prefix=a/", "--dst-prefix=b/"});
  const auto status = diff({"--name-status", "-z"});
  if (!patch || !status) return failed();
  auto lines = read_diff(*patch, 1);
  if (!lines) return failed();
  GitChanges changes{std::move(lines).value(), {revision, earlier_files(*status), {}}};
  if (!add_untracked(root, changes.lines)) return failed();
  changes.earlier.read = [root, commit = base.value()](const std::string& path) {
    return git_output(root, {"show", "--no-textconv", commit + ":" + path});
  };
  return changes;
}

}  // namespace migcheck
