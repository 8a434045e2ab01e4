// SPDX-License-Identifier: Apache-2.0
// The width tables are our own, because wcwidth() depends on the process's locale, and the same
// findings must give the same bytes everywhere. They hold whole blocks: exact for common scripts,
// and a caret that is a column off in rare ones does no harm.
#include "report/display_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "core/source/utf8.h"

namespace migcheck {
namespace {

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

constexpr Range zero_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302D},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};

constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},   {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2757},
    {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B55},   {0x2E80, 0x303E},
    {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FF}, {0x1F18E, 0x1F19A},
    {0x1F200, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

/// Control characters, invisible format characters and line separators.
constexpr Range unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C},    {0x180E, 0x180E},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},    {0xE000, 0xF8FF},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}, {0xF0000, 0x10FFFF},
};

template <std::size_t size>
bool in(const Range (&ranges)[size], char32_t character) {
  const auto* found =
      std::lower_bound(std::begin(ranges), std::end(ranges), character,
                       [](const Range& range, char32_t value) { return range.last < value; });
  return found != std::end(ranges) && found->first <= character;
}

/// The character at `offset` in a form that is safe to print.
DisplayCell cell_at(std::string_view text, std::uint32_t offset, const CodePoint& character) {
  const std::string_view bytes = text.substr(offset, character.length);
  std::string shown(bytes);
  if (!character.valid) {
    shown.clear();
    for (const char byte : bytes)
      shown += fmt::format("<{:02X}>", static_cast<unsigned char>(byte));
  } else if (in(unsafe, character.value)) {
    shown = fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(character.value));
  } else {
    return {std::move(shown), display_width(character.value), offset};
  }
  const auto width = static_cast<std::uint32_t>(shown.size());
  return {std::move(shown), width, offset};
}

}  // namespace

std::uint32_t display_width(char32_t character) {
  if (in(zero_width, character)) return 0;
  return in(wide, character) ? 2 : 1;
}

std::vector<DisplayCell> display_cells(std::string_view line, std::uint32_t tab_width) {
  std::vector<DisplayCell> cells;
  std::uint32_t column = 0;
  for (std::uint32_t offset = 0; offset < line.size();) {
    const CodePoint character = decode_utf8(line, offset);
    if (character.value == U'\t') {
      const std::uint32_t width = tab_width - column % tab_width;
      cells.push_back({std::string(width, ' '), width, offset});
    } else {
      cells.push_back(cell_at(line, offset, character));
    }
    column += cells.back().width;
    offset += character.length;
  }
  return cells;
}

std::string display_text(std::string_view text) {
  std::string shown;
  for (std::uint32_t offset = 0; offset < text.size();) {
    const CodePoint character = decode_utf8(text, offset);
    const bool blank =
        character.value == U'\n' || character.value == U'\r' || character.value == U'\t';
    shown += blank ? " " : cell_at(text, offset, character).text;
    offset += character.length;
  }
  return shown;
}

}  // namespace migcheck
