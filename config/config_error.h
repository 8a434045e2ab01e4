// SPDX-License-Identifier: Apache-2.0
// Errors in configuration text, shown with the line they are in.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"
#include "core/source/span.h"

namespace migcheck {

/// Where a valid span begins. Columns count characters, and bytes in lines of many thousands, which
/// may hold as many values.
[[nodiscard]] Position config_position(const Span& span);

/// An error at a valid span, with the first line of the span and a caret below it.
[[nodiscard]] Error config_error(const Span& span, std::string message, std::string advice = {});

/// "did you mean 'x'?" when a candidate is near, else `otherwise`.
[[nodiscard]] std::string advise(const std::string& word, const std::vector<std::string>& names,
                                 const std::string& otherwise = {});

}  // namespace migcheck
