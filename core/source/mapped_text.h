// SPDX-License-Identifier: Apache-2.0
// Text that knows where each byte came from. A Python string that reaches op.execute() may be
// glued together from several literals, with escapes, f-string fields and constants of other
// files; the SQL parser sees plain text, and an error in it must still point at the exact line
// and column of the Python source. So text travels with its origin, and holes mark the parts
// that could not be evaluated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/span.h"

namespace migcheck {

/// A run of bytes of a MappedText with one origin.
struct TextPiece {
  std::uint32_t offset = 0;  ///< first byte in the text
  std::uint32_t length = 0;  ///< bytes; 0 for a hole
  Span span;                 ///< where it was written; may be invalid (made by a computation)
  bool verbatim = false;     ///< the span holds exactly these bytes, so offsets map one to one
  bool hole = false;         ///< unknown content stands here (of unknown length, perhaps empty)
};

/// A string with the origin of its parts. Value type; pieces are in order, without gaps.
class MappedText {
 public:
  MappedText() = default;
  /// Text made by a computation; `origin` may be invalid.
  explicit MappedText(std::string text, Span origin = {});

  /// Text that stands in the file exactly as it is, at `span`.
  [[nodiscard]] static MappedText verbatim(std::string_view text, Span span);
  /// Unknown content that was written at `span`.
  [[nodiscard]] static MappedText unknown(Span span);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<TextPiece>& pieces() const { return pieces_; }
  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  /// True when no part is a hole.
  [[nodiscard]] bool known() const;

  void append(const MappedText& other);
  MappedText& operator+=(const MappedText& other) {
    append(other);
    return *this;
  }
  /// The bytes [begin, begin + length) with their origins. Holes at the borders are kept.
  [[nodiscard]] MappedText substr(std::size_t begin, std::size_t length = std::string::npos) const;
  /// The source span that covers the bytes [begin, end): exact inside verbatim pieces, the whole
  /// piece otherwise. An empty range is the point there. A hole counts when it stands inside the
  /// range, or when the range has nothing else. When the range spans several pieces of one file the
  /// hull is returned; for pieces of several files, the first file's part. Invalid when nothing
  /// there has an origin.
  [[nodiscard]] Span locate(std::size_t begin, std::size_t end) const;
  /// The hull of all origins in the first file that has one.
  [[nodiscard]] Span span() const;

 private:
  void append_piece(TextPiece piece);
  [[nodiscard]] Span point(std::uint32_t at) const;

  std::string text_;
  std::vector<TextPiece> pieces_;
};

}  // namespace migcheck
