// SPDX-License-Identifier: Apache-2.0
// The line index is made once; columns are counted from the line's start whenever somebody asks,
// because few places of few files are ever shown.
#include "core/source/source_file.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "core/source/utf8.h"

namespace migcheck {
namespace {

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r') starts.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return starts;
}

std::uint32_t utf16_units(const CodePoint& character) { return character.value > 0xFFFF ? 2 : 1; }
std::uint32_t code_points(const CodePoint& /*character*/) { return 1; }

/// The units of all characters that end at or before `offset`: a place inside a character is that
/// character's place.
std::uint32_t count_units(std::string_view line, std::size_t offset,
                          std::uint32_t (*units)(const CodePoint&)) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < offset;) {
    const CodePoint character = decode_utf8(line, at);
    at += character.length;
    if (at <= offset) count += units(character);
  }
  return count;
}

std::uint32_t bom_length(std::string_view text) {
  return text.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)), line_starts_(find_line_starts(text_)) {
  assert(text_.size() <= std::numeric_limits<std::uint32_t>::max());
}

std::uint32_t SourceFile::line_of(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::uint32_t>(next - line_starts_.begin());
}

std::uint32_t SourceFile::first_column_offset(std::uint32_t line) const {
  return line == 1 ? bom_length(text_) : line_start(line);
}

Position SourceFile::position_in(std::uint32_t offset,
                                 std::uint32_t (*units)(const CodePoint&)) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  const std::uint32_t place = std::min(offset, size);
  const std::uint32_t line = line_of(place);
  const std::uint32_t start = first_column_offset(line);
  if (place <= start) return {line, 1};
  return {line, 1 + count_units(std::string_view(text_).substr(start), place - start, units)};
}

Position SourceFile::position(std::uint32_t offset) const {
  const std::uint32_t place = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_of(place);
  const std::uint32_t start = first_column_offset(line);
  return {line, place <= start ? 1 : 1 + place - start};
}

Position SourceFile::position_utf16(std::uint32_t offset) const {
  return position_in(offset, utf16_units);
}

Position SourceFile::position_codepoint(std::uint32_t offset) const {
  return position_in(offset, code_points);
}

std::uint32_t SourceFile::line_start(std::uint32_t line) const {
  assert(line >= 1 && line <= line_count());
  return line_starts_[line - 1];
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  const std::uint32_t start = first_column_offset(line);
  const std::size_t end = line < line_count() ? line_start(line + 1) : text_.size();
  std::string_view result = std::string_view(text_).substr(start, end - start);
  if (result.ends_with('\n')) result.remove_suffix(1);
  if (result.ends_with('\r')) result.remove_suffix(1);
  return result;
}

std::string_view SourceFile::text(const Span& span) const {
  assert(span.file == this && span.begin <= span.end && span.end <= text_.size());
  return std::string_view(text_).substr(span.begin, span.end - span.begin);
}

Span SourceFile::whole() const { return {this, 0, static_cast<std::uint32_t>(text_.size())}; }

}  // namespace migcheck
