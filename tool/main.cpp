// SPDX-License-Identifier: Apache-2.0
#ifdef __linux__
#include <malloc.h>
#endif

#include <algorithm>
#include <string_view>

#include "tool/command_line.h"
#include "tool/response_file.h"
#include "tool/run.h"

namespace {

/// glibc gives every thread an arena that grows page by page, each by a system call: a tenth of a
/// run's time. One arena that grows in large steps needs none of them.
void grow_memory_in_large_steps() {
#ifdef __GLIBC__
  constexpr int step = 64 << 20;  // bytes of address space; untouched pages cost nothing
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, step);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  using namespace migcheck;
  grow_memory_in_large_steps();
  std::vector<std::string> given(argv + std::min(argc, 1), argv + argc);
  // under this name the program does what users of clang-tidy-diff expect
  const std::string_view program = argc > 0 ? argv[0] : "";
  if (program.substr(program.rfind('/') + 1) == "migcheck-diff") {
    given.insert(given.begin(), "--diff-input=-");
  }
  const auto words = expand_response_files(given);
  if (!words) {
    print_error(words.error());
    return static_cast<int>(ExitCode::usage);
  }
  const auto arguments = parse_command_line(words.value());
  if (!arguments) {
    print_error(arguments.error());
    return static_cast<int>(ExitCode::usage);
  }
  return static_cast<int>(run(arguments.value()));
}
