// SPDX-License-Identifier: Apache-2.0
// Letter case of labels and words.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// The text with the ASCII letters A–Z in lower case.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// True when the texts differ at most in the case of ASCII letters.
[[nodiscard]] bool equal_but_for_case(std::string_view a, std::string_view b);

/// How the letters of a text are written.
enum class LetterCase : unsigned char { none, lower, upper, mixed };
[[nodiscard]] LetterCase letter_case(std::string_view text);

}  // namespace migcheck
