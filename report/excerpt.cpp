// SPDX-License-Identifier: Apache-2.0
// Bytes become columns in one step only (`MarkedLine` → `Columns`); everything after it counts in
// terminal columns, so tabs, wide characters and escapes need no further thought.
#include "report/excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/source/line_span.h"
#include "report/display_text.h"

namespace migcheck {
namespace {

constexpr std::uint32_t max_excerpt_lines = 4;
constexpr std::uint32_t number_width = 5;
constexpr std::string_view dots = "...";

/// One line and the bytes of it that the span covers.
struct MarkedLine {
  std::uint32_t number = 0;
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::uint32_t first_printed(std::string_view text) {
  return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::uint32_t last_line_of(const Span& span) {
  const std::uint32_t first = span.file->position(span.begin).line;
  const Position end = span.file->position(span.end);
  // a span that ends with a line break shall not show the empty start of the next line
  return end.column == 1 && end.line > first ? end.line - 1 : end.line;
}

MarkedLine mark(const Span& span, std::uint32_t line) {
  const Span whole = line_span(*span.file, line);
  const std::string_view text = span.file->text(whole);
  const std::uint32_t size = whole.end - whole.begin;
  const bool starts_above = span.begin < span.file->line_start(line);
  const std::uint32_t begin =
      starts_above ? first_printed(text) : std::max(span.begin, whole.begin) - whole.begin;
  const std::uint32_t end = std::max(span.end, whole.begin) - whole.begin;
  return {line, text, std::min(begin, size), std::min(end, size)};
}

/// A line as cells, with the marked columns and the part that fits.
struct Columns {
  std::vector<DisplayCell> cells;
  std::vector<std::uint32_t> starts;  ///< column of each cell, and of the end
  std::uint32_t mark_begin = 0;
  std::uint32_t mark_end = 0;
  std::size_t first = 0;  ///< first shown cell
  std::size_t last = 0;   ///< one past the last shown cell
};

std::size_t cell_index(const std::vector<DisplayCell>& cells, std::uint32_t offset) {
  const auto at = std::lower_bound(
      cells.begin(), cells.end(), offset,
      [](const DisplayCell& cell, std::uint32_t value) { return cell.offset < value; });
  return static_cast<std::size_t>(at - cells.begin());
}

/// Chooses the cells that fit into `room` columns so that the beginning of the mark is among them.
void choose_window(Columns& columns, std::uint32_t room) {
  const std::uint32_t total = columns.starts.back();
  columns.last = columns.cells.size();
  if (total <= room) return;
  const std::uint32_t inner = room > 20 ? room - 2 * dots.size() : room;
  const std::uint32_t wanted = std::min(columns.mark_end, columns.mark_begin + inner / 2);
  const std::uint32_t from =
      wanted <= inner ? 0 : columns.mark_begin - std::min(columns.mark_begin, inner / 3);
  const auto index_at = [&columns](std::uint32_t column) {
    return std::lower_bound(columns.starts.begin(), columns.starts.end(), column) -
           columns.starts.begin();
  };
  columns.first = static_cast<std::size_t>(index_at(from));
  const std::uint32_t to = columns.starts[columns.first] + inner;
  const auto end = static_cast<std::size_t>(index_at(to + 1) - 1);
  columns.last = std::min(end, columns.cells.size());
}

Columns lay_out(const MarkedLine& line, const ExcerptLayout& layout) {
  Columns columns;
  columns.cells = display_cells(line.text, layout.tab_width);
  columns.starts.push_back(0);
  for (const DisplayCell& cell : columns.cells) {
    columns.starts.push_back(columns.starts.back() + cell.width);
  }
  columns.mark_begin = columns.starts[cell_index(columns.cells, line.begin)];
  columns.mark_end = columns.starts[cell_index(columns.cells, line.end)];
  const auto used = static_cast<std::uint32_t>(gutter(line.number, '|').size());
  choose_window(columns, layout.width > used + 20 ? layout.width - used : 20);
  return columns;
}

std::string shown_text(const Columns& columns) {
  std::string text(columns.first > 0 ? dots : std::string_view());
  for (std::size_t i = columns.first; i < columns.last; ++i) text += columns.cells[i].text;
  if (columns.last < columns.cells.size()) text += dots;
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

/// The blanks, caret and tildes under a line; `caret` is false on continuation lines.
std::string marks(const Columns& columns, bool caret, const Painter& paint) {
  const std::uint32_t left = columns.starts[columns.first];
  const std::uint32_t right = columns.starts[columns.last];
  const std::uint32_t begin = std::max(columns.mark_begin, left);
  const std::uint32_t end = std::max(std::min(columns.mark_end, right), begin + (caret ? 1 : 0));
  if (end == begin) return "";
  std::string line(begin - left + (columns.first > 0 ? dots.size() : 0), ' ');
  std::string underline(end - begin, '~');
  if (caret) underline.front() = '^';
  return line + paint(Role::caret, underline);
}

std::string render(const MarkedLine& line, bool caret, const ExcerptLayout& layout,
                   const Painter& paint) {
  const Columns columns = lay_out(line, layout);
  const std::string number = gutter(line.number, '|');
  std::string text = number + shown_text(columns);
  text.erase(text.find_last_not_of(' ') + 1);
  const std::string under = marks(columns, caret, paint);
  if (under.empty()) return text + "\n";
  return text + "\n" + std::string(number.size() - 2, ' ') + "| " + under + "\n";
}

}  // namespace

std::string gutter(std::uint32_t line, char separator) {
  if (line == 0) return fmt::format("{:>{}} {} ", "", number_width, separator);
  return fmt::format("{:>{}} {} ", line, number_width, separator);
}

std::string excerpt(const Span& span, const ExcerptLayout& layout, const Painter& paint) {
  const std::uint32_t first = span.file->position(span.begin).line;
  const std::uint32_t last = last_line_of(span);
  std::string text;
  for (std::uint32_t line = first; line <= last; ++line) {
    const bool long_span = last - first + 1 > max_excerpt_lines;
    if (long_span && line == first + max_excerpt_lines / 2) {
      text += fmt::format("{:>{}}\n", dots, number_width);
      line = last;
    }
    text += render(mark(span, line), line == first, layout, paint);
  }
  return text;
}

}  // namespace migcheck
