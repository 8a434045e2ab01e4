// SPDX-License-Identifier: Apache-2.0
// A form in which any text fits on one line.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// The text as a string of JSON, which is a double-quoted scalar of YAML too. What is not UTF-8 is
/// replaced.
[[nodiscard]] std::string double_quoted(std::string_view text);

}  // namespace migcheck
