// SPDX-License-Identifier: Apache-2.0
// UTF-8. What is decoded may be damaged. Source files come from anywhere, so every byte sequence
// has a meaning here: what is ill-formed reads as U+FFFD, one per maximal subpart, as every
// conforming decoder (editors, browsers, Python's errors="replace") shows it.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace migcheck {

/// What some editors begin a file with.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One character of a text. `length` is at least 1.
struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint32_t length = 1;  ///< bytes
  bool valid = false;        ///< false: ill-formed, `value` is U+FFFD
};

/// What decode_utf8() gives for a character that is not ASCII.
[[nodiscard]] CodePoint decode_beyond_ascii(std::string_view text, std::size_t offset);

/// The character that begins at `offset`, which must be inside the text.
[[nodiscard]] inline CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  assert(offset < text.size());
  const auto first = static_cast<unsigned char>(text[offset]);
  return first < 0x80 ? CodePoint{first, 1, true} : decode_beyond_ascii(text, offset);
}

/// Adds a character, U+0000 to U+10FFFF.
void append_utf8(std::string& out, std::uint32_t code);

/// Characters of a well-formed text.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

}  // namespace migcheck
