// SPDX-License-Identifier: Apache-2.0
#include "tool/command_line.h"
#include "tool/response_file.h"
#include "tool/run.h"

int main(int argc, char** argv) {
  using namespace migcheck;
  const auto words = expand_response_files({argv + 1, argv + argc});
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
