// SPDX-License-Identifier: Apache-2.0
// posix_spawn and not popen: no shell reads the arguments, so that no file name can do harm.
#include "core/source/subprocess.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

// NOLINTNEXTLINE(readability-redundant-declaration): POSIX leaves it to the program
extern "C" char** environ;

namespace migcheck {
namespace {

std::vector<char*> argument_pointers(const std::vector<std::string>& arguments) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) {
    pointers.push_back(const_cast<char*>(argument.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<char*> environment_without(const std::vector<std::string>& unset) {
  std::vector<char*> variables;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view entry = *variable;
    const std::string_view name = entry.substr(0, entry.find('='));
    if (std::find(unset.begin(), unset.end(), name) == unset.end()) variables.push_back(*variable);
  }
  variables.push_back(nullptr);
  return variables;
}

/// Starts the program with its output into `output`; the process id, or nothing.
std::optional<pid_t> start(const std::vector<std::string>& arguments,
                           const std::vector<std::string>& unset, int output) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return std::nullopt;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  std::vector<char*> argv = argument_pointers(arguments);
  std::vector<char*> env = environment_without(unset);
  pid_t process = 0;
  const int failed =
      posix_spawnp(&process, argv.front(), &actions, nullptr, argv.data(), env.data());
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? std::optional(process) : std::nullopt;
}

std::string read_to_end(int fd) {
  std::string output;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return output;
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

bool succeeded(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> capture_output(const std::vector<std::string>& arguments,
                                          const std::vector<std::string>& unset) {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const std::optional<pid_t> process = start(arguments, unset, ends[1]);
  ::close(ends[1]);
  std::string output;
  if (process) output = read_to_end(ends[0]);
  ::close(ends[0]);
  if (!process || !succeeded(*process)) return std::nullopt;
  return output;
}

}  // namespace migcheck
