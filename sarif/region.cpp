// SPDX-License-Identifier: Apache-2.0
#include "sarif/region.h"

#include <algorithm>

#include "core/source/line_span.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

constexpr std::uint32_t max_region_lines = 3;
constexpr std::uint32_t context_lines = 2;
constexpr std::size_t max_snippet = 2000;

/// The span without blanks and line breaks at its end.
Span trimmed_end(Span span) {
  const std::string_view text = span.file->text();
  while (span.end > span.begin &&
         std::string_view(" \t\r\n").find(text[span.end - 1]) != std::string_view::npos) {
    --span.end;
  }
  return span;
}

/// The printed part of the line in which the span begins.
Span line_around(const Span& span) {
  const std::uint32_t line = span.file->position(span.begin).line;
  Span whole = trimmed_end(line_span(*span.file, line));
  const std::size_t indent = span.file->text(whole).find_first_not_of(" \t");
  if (indent != std::string_view::npos) whole.begin += static_cast<std::uint32_t>(indent);
  return whole;
}

Span tightened(const Span& span) {
  Span tight = trimmed_end(span);
  if (tight.begin == tight.end) return line_around(span);
  const std::uint32_t first = span.file->position(tight.begin).line;
  const std::uint32_t last = span.file->position(tight.end).line;
  if (last - first < max_region_lines) return tight;
  tight.end = line_span(*span.file, first).end;
  tight = trimmed_end(tight);
  return tight.begin == tight.end ? line_around(span) : tight;
}

Region make_region(const Span& span) {
  return {span.file->position_utf16(span.begin), span.file->position_utf16(span.end),
          shortened(well_formed(span.file->text(span)), max_snippet)};
}

bool is_blank(const SourceFile& file, std::uint32_t line) {
  return file.line_text(line).find_first_not_of(" \t\f") == std::string_view::npos;
}

/// The lines up to `margin` around a region, without blank ones at the borders.
Span lines_around(const SourceFile& file, const Region& region, std::uint32_t margin) {
  std::uint32_t first = region.start.line - std::min(region.start.line - 1, margin);
  std::uint32_t last = std::min(region.end.line + margin, file.line_count());
  while (first < region.start.line && is_blank(file, first)) ++first;
  while (last > region.end.line && is_blank(file, last)) --last;
  return {&file, line_span(file, first).begin, line_span(file, last).end};
}

}  // namespace

Region region_of(const Span& span) { return make_region(tightened(span)); }

std::optional<Region> context_of(const SourceFile& file, const Region& region) {
  std::uint32_t margin = context_lines;
  Span lines = lines_around(file, region, margin);
  while (lines.end - lines.begin > max_snippet && margin > 0) {
    lines = lines_around(file, region, --margin);
  }
  Region context = make_region(lines);
  if (context.start == region.start && context.end == region.end) return std::nullopt;
  return context;
}

}  // namespace migcheck
