// SPDX-License-Identifier: Apache-2.0
// Running another program for its output.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace migcheck {

/// Runs a program found through PATH, without input, and returns what it wrote to standard output;
/// nothing when it could not be started or did not exit with status 0. Its standard error is
/// discarded. `unset` names environment variables that it must not see.
std::optional<std::string> capture_output(const std::vector<std::string>& arguments,
                                          const std::vector<std::string>& unset = {});

}  // namespace migcheck
