// SPDX-License-Identifier: Apache-2.0
// Edits are gathered into hunks of whole lines, because half a line of Python says little.
#include "report/fix_preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/source/line_span.h"
#include "report/display_text.h"

namespace migcheck {
namespace {

constexpr std::size_t max_preview_lines = 12;

/// Neighbouring edits of one file with the lines that they touch.
struct Hunk {
  const SourceFile* file = nullptr;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::vector<const Edit*> edits;
};

std::vector<const Edit*> in_order(const Fix& fix) {
  std::vector<const Edit*> edits;
  for (const Edit& edit : fix.edits) {
    if (edit.span.valid()) edits.push_back(&edit);
  }
  std::stable_sort(edits.begin(), edits.end(), [](const Edit* a, const Edit* b) {
    if (a->span.file->path() != b->span.file->path()) {
      return a->span.file->path() < b->span.file->path();
    }
    return a->span.begin < b->span.begin;
  });
  return edits;
}

std::vector<Hunk> hunks(const Fix& fix) {
  std::vector<Hunk> found;
  for (const Edit* edit : in_order(fix)) {
    const SourceFile* file = edit->span.file;
    const std::uint32_t first = file->position(edit->span.begin).line;
    const std::uint32_t last = file->position(edit->span.end).line;
    if (found.empty() || found.back().file != file || found.back().last + 1 < first) {
      found.push_back({file, first, last, {}});
    }
    found.back().last = std::max(found.back().last, last);
    found.back().edits.push_back(edit);
  }
  return found;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r') {
      lines.emplace_back();
    } else {
      lines.back() += text[i];
    }
  }
  return lines;
}

/// The text of the hunk's lines with the edits applied.
std::string edited(const Hunk& hunk, const Span& lines) {
  std::string text;
  std::uint32_t at = lines.begin;
  for (const Edit* edit : hunk.edits) {
    text += hunk.file->text(Span{hunk.file, at, std::max(at, edit->span.begin)});
    text += edit->text;
    at = std::max(at, edit->span.end);
  }
  text += hunk.file->text(Span{hunk.file, at, std::max(at, lines.end)});
  return text;
}

std::string printed(const std::vector<std::string>& lines, std::size_t first, std::size_t last,
                    std::uint32_t number, char sign, const ExcerptLayout& layout,
                    const Painter& paint) {
  std::string text;
  const std::size_t shown = std::min(last, first + max_preview_lines);
  for (std::size_t i = first; i < shown; ++i) {
    std::string line = gutter(number == 0 ? 0 : number + static_cast<std::uint32_t>(i), sign);
    for (const DisplayCell& cell : display_cells(lines[i], layout.tab_width)) line += cell.text;
    line.erase(line.find_last_not_of(' ') + 1);
    text += paint(sign == '-' ? Role::removed : Role::added, line) + "\n";
  }
  return shown < last ? text + gutter(0, sign) + "...\n" : text;
}

std::string hunk_text(const Hunk& hunk, const ExcerptLayout& layout, const Painter& paint) {
  const Span lines{hunk.file, line_span(*hunk.file, hunk.first).begin,
                   line_span(*hunk.file, hunk.last).end};
  const auto before = split_lines(hunk.file->text(lines));
  const auto after = split_lines(edited(hunk, lines));
  const std::size_t common = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < common && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < common - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  return printed(before, head, before.size() - tail, hunk.first, '-', layout, paint) +
         printed(after, head, after.size() - tail, 0, '+', layout, paint);
}

}  // namespace

std::string fix_preview(const Fix& fix, const ExcerptLayout& layout, const Painter& paint) {
  std::string text;
  for (const Hunk& hunk : hunks(fix)) {
    const Position place = hunk.file->position_codepoint(hunk.edits.front()->span.begin);
    const std::string where =
        fmt::format("{}:{}:{}:", display_text(hunk.file->path()), place.line, place.column);
    const bool safe = fix.safety == FixSafety::safe;
    text +=
        fmt::format("{} {} {}\n", paint(Role::place, where),
                    paint(Role::fix, safe ? "fix:" : "unsafe fix:"), display_text(fix.description));
    text += hunk_text(hunk, layout, paint);
  }
  return text;
}

}  // namespace migcheck
