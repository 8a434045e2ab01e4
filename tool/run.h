// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/source/result.h"
#include "tool/arguments.h"

namespace migcheck {

/// Does what the arguments ask for; writes to standard output and standard error.
[[nodiscard]] ExitCode run(const Arguments& arguments);

/// Prints an error to standard error.
void print_error(const Error& error);

}  // namespace migcheck
