// SPDX-License-Identifier: Apache-2.0
// One file's text with its line index. Immutable after construction, so that any thread may read
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/span.h"

namespace migcheck {

struct CodePoint;

/// The text of one file. Line breaks are LF, CRLF and lone CR. A leading UTF-8 byte order mark
/// stays in the text (byte offsets are those of the file) but is not counted as a column.
class SourceFile {
 public:
  /// `path` is relative to the repository's root with forward slashes; it is what users see.
  SourceFile(std::string path, std::string text);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The number of lines; an empty file has one.
  [[nodiscard]] std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(line_starts_.size());
  }
  /// Line (from 1) and column in bytes (from 1) of a byte offset; offsets past the end are clamped.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The same with the column in UTF-16 code units, as SARIF, LSP and GitHub count.
  [[nodiscard]] Position position_utf16(std::uint32_t offset) const;
  /// The same with the column in Unicode code points, for terminals.
  [[nodiscard]] Position position_codepoint(std::uint32_t offset) const;
  /// Byte offset of a line's first byte; `line` counts from 1.
  [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const;
  /// The line's text without its line break (and without the byte order mark on line 1).
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;
  /// The text of a span of this file.
  [[nodiscard]] std::string_view text(const Span& span) const;
  /// The span of the whole file.
  [[nodiscard]] Span whole() const;

 private:
  [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t first_column_offset(std::uint32_t line) const;
  [[nodiscard]] Position position_in(std::uint32_t offset,
                                     std::uint32_t (*units)(const CodePoint&)) const;

  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace migcheck
