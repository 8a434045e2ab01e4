// SPDX-License-Identifier: Apache-2.0
// Python's format specifications: `{month:02d}`, `format(x, ">8")`, and what `%02d` means in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/python/value.h"

namespace migcheck {

/// format(value, spec) of text and numbers; nothing where the value or the form is not known.
[[nodiscard]] std::optional<std::string> format_value(const Value& value, std::string_view spec);

/// The specification that does what a conversion of the operator % does: "02d" of `%02d`, ">5" of
/// `%5s`. Nothing for other conversions.
[[nodiscard]] std::optional<std::string> percent_spec(std::string_view conversion);

}  // namespace migcheck
