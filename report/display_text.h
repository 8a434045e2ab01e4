// SPDX-License-Identifier: Apache-2.0
// Source text for a terminal. The text comes from the analysed repository and is not to be trusted:
// control characters could move the cursor or recolour the screen, and bidirectional marks could
// show code in another order than it runs. Such characters are written out, `<U+202E>`, and bytes
// that are no UTF-8 as `<FF>`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// One character as shown.
struct DisplayCell {
  std::string text;
  std::uint32_t width = 1;   ///< terminal columns
  std::uint32_t offset = 0;  ///< byte of the source text it stands for
};

/// The characters of one line, tabs expanded to stops of `tab_width` columns.
[[nodiscard]] std::vector<DisplayCell> display_cells(std::string_view line,
                                                     std::uint32_t tab_width);
/// A message or path as shown; line breaks and tabs become blanks.
[[nodiscard]] std::string display_text(std::string_view text);
/// The columns that a character takes: 0 for combining marks, 2 for wide characters.
[[nodiscard]] std::uint32_t display_width(char32_t character);

}  // namespace migcheck
