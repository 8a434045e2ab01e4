// SPDX-License-Identifier: Apache-2.0
#include "core/source/git.h"

#include <algorithm>

#include "core/source/subprocess.h"

namespace migcheck {
namespace {

/// What `git rev-parse --local-env-vars` lists: a hook that calls us sets some of them, and they
/// would make git look at another repository or index than the one at hand.
const std::vector<std::string>& repository_variables() {
  static const std::vector<std::string> names = {"GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                 "GIT_CONFIG",
                                                 "GIT_CONFIG_PARAMETERS",
                                                 "GIT_CONFIG_COUNT",
                                                 "GIT_OBJECT_DIRECTORY",
                                                 "GIT_DIR",
                                                 "GIT_WORK_TREE",
                                                 "GIT_IMPLICIT_WORK_TREE",
                                                 "GIT_GRAFT_FILE",
                                                 "GIT_INDEX_FILE",
                                                 "GIT_NO_REPLACE_OBJECTS",
                                                 "GIT_REPLACE_REF_BASE",
                                                 "GIT_PREFIX",
                                                 "GIT_SHALLOW_FILE",
                                                 "GIT_COMMON_DIR"};
  return names;
}

}  // namespace

std::optional<std::string> git_output(const std::string& folder,
                                      std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"git", "-C", folder, "-c", "core.fsmonitor=false", "-c",
                                       "core.quotePath=false"});
  return capture_output(arguments, repository_variables());
}

std::optional<std::string> git_line(const std::string& folder, std::vector<std::string> arguments) {
  std::optional<std::string> output = git_output(folder, std::move(arguments));
  if (output && output->ends_with('\n')) output->pop_back();
  return output;
}

std::vector<std::string> split_at_zeros(const std::string& output) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = std::min(output.find('\0', begin), output.size());
    parts.push_back(output.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace migcheck
