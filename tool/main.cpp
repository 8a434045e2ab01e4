// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "core/source/activity.h"
#include "core/source/memory.h"
#include "core/source/thread_pool.h"
#include "tool/command_line.h"
#include "tool/response_file.h"
#include "tool/run.h"

int main(int argc, char** argv) {
  using namespace migcheck;
  tune_allocator();
  const CrashStack stack;
  report_crashes();
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
  ExitCode code = ExitCode::usage;
  // on a worker, whose stack and heap all that follows can use
  parallel_for(1, 1, [&](std::size_t) { code = run(arguments.value()); });
  return static_cast<int>(code);
}
