// SPDX-License-Identifier: Apache-2.0
// Decoding of UTF-8 that may be damaged. Source files come from anywhere, so every byte sequence
// has a meaning here: what is ill-formed reads as U+FFFD, one per maximal subpart, as every
// conforming decoder (editors, browsers, Python's errors="replace") shows it.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// The character that begins at `offset`, which must be inside the text.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);

}  // namespace migcheck
