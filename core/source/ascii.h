// SPDX-License-Identifier: Apache-2.0
// ASCII letters and digits, whatever the locale says.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace migcheck {

[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A letter, a digit or `_`: what a word is made of for those who know ASCII only.
[[nodiscard]] constexpr bool is_word(char c) {
  return is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
}
/// The same, or a byte of a letter beyond ASCII.
[[nodiscard]] constexpr bool is_word_byte(char c) {
  return is_word(c) || static_cast<unsigned char>(c) >= 0x80;
}

[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

/// The text with the letters A–Z in lower case.
[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return lower;
}

/// The text with the letters a–z in upper case.
[[nodiscard]] inline std::string ascii_upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), to_upper);
  return upper;
}

}  // namespace migcheck
