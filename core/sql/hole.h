// SPDX-License-Identifier: Apache-2.0
// Unknown content inside SQL text. The parser needs something in its place: a letter of Unicode's
// private use area. It is a valid identifier for PostgreSQL, also when glued to other letters, it
// survives inside strings, and it cannot stand in real SQL; so whatever comes back from the parser
// with this letter in it depends on the unknown.
#pragma once

#include <string>
#include <string_view>

namespace migcheck::sql {

inline constexpr std::string_view hole_mark = "\xEE\x80\x80";  // U+E000

[[nodiscard]] inline bool has_hole(std::string_view text) {
  return text.find(hole_mark) != std::string_view::npos;
}

/// The text for humans: every unknown part as `{…}`.
[[nodiscard]] std::string show_holes(std::string_view text);

}  // namespace migcheck::sql
