// SPDX-License-Identifier: Apache-2.0
// The input functions of the types that string constants are most often written for.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// The error that the type's input function gives for `text`; nothing where that is not known.
[[nodiscard]] Failure check_input_syntax(const DataType& type, const std::string& text);
/// The elements of a flat array literal without quotes; nothing for any other.
[[nodiscard]] std::vector<std::string> array_elements(const std::string& text);

}  // namespace migcheck
