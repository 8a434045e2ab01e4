// SPDX-License-Identifier: Apache-2.0
// Constants as PostgreSQL prints them once their type is known.
#pragma once

#include <string>

#include "core/schema/names.h"

namespace migcheck {

/// The content of a string constant as a constant of this type: `0`, `true`, `'x'::mood`.
[[nodiscard]] std::string constant_text(const std::string& text, const DataType& type);
/// Digits with at most a minus sign before them.
[[nodiscard]] bool is_whole_number(const std::string& text);

}  // namespace migcheck
