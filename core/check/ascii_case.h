// SPDX-License-Identifier: Apache-2.0
// Letter case of labels and words.
#pragma once

#include <string_view>

#include "core/source/ascii.h"

namespace migcheck {

/// True when the texts differ at most in the case of ASCII letters.
[[nodiscard]] bool equal_but_for_case(std::string_view a, std::string_view b);

/// How the letters of a text are written.
enum class LetterCase : unsigned char { none, lower, upper, mixed };
[[nodiscard]] LetterCase letter_case(std::string_view text);

}  // namespace migcheck
