// SPDX-License-Identifier: Apache-2.0
// Where the configuration of a run lies.
#pragma once

#include <optional>
#include <string>

namespace migcheck {

/// The name of configuration files.
inline constexpr const char* config_file_name = ".migcheck.yaml";

/// The path of the nearest configuration file in `start` (its folder when it is a file) or above,
/// up to and including `root`. Both are absolute.
[[nodiscard]] std::optional<std::string> find_config_file(const std::string& start,
                                                          const std::string& root);

}  // namespace migcheck
