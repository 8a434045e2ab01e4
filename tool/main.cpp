// SPDX-License-Identifier: Apache-2.0
#include "tool/command_line.h"
#include "tool/run.h"

int main(int argc, char** argv) {
  using namespace migcheck;
  const auto arguments = parse_command_line({argv + 1, argv + argc});
  if (!arguments) {
    print_error(arguments.error());
    return static_cast<int>(ExitCode::usage);
  }
  return static_cast<int>(run(arguments.value()));
}
