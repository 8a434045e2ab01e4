// SPDX-License-Identifier: Apache-2.0
#include "sarif/replacement.h"

#include <algorithm>

#include "core/diagnostic/fitted_edit.h"
#include "core/source/line_span.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

/// Whether a character or a CRLF begins before `at` and ends after it.
bool inside_character(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const bool continuation = (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  return continuation || (text[at - 1] == '\r' && text[at] == '\n');
}

void trim_common_prefix(Edit& edit) {
  const std::string_view old = edit.span.file->text(edit.span);
  const auto ends = std::mismatch(old.begin(), old.end(), edit.text.begin(), edit.text.end());
  auto same = static_cast<std::size_t>(ends.first - old.begin());
  while (same > 0 && (inside_character(old, same) || inside_character(edit.text, same))) --same;
  edit.span.begin += static_cast<std::uint32_t>(same);
  edit.text.erase(0, same);
}

void trim_common_suffix(Edit& edit) {
  const std::string_view old = edit.span.file->text(edit.span);
  const auto ends = std::mismatch(old.rbegin(), old.rend(), edit.text.rbegin(), edit.text.rend());
  auto same = static_cast<std::size_t>(ends.first - old.rbegin());
  while (same > 0 && (inside_character(old, old.size() - same) ||
                      inside_character(edit.text, edit.text.size() - same))) {
    --same;
  }
  edit.span.end -= static_cast<std::uint32_t>(same);
  edit.text.resize(edit.text.size() - same);
}

bool starts_in_leading_blanks(const Edit& edit) {
  const SourceFile& file = *edit.span.file;
  const Span line = line_span(file, file.position(edit.span.begin).line);
  const std::string_view text = file.text(line);
  const std::size_t indent = std::min(text.find_first_not_of(" \t"), text.size());
  return edit.span.begin < line.begin + indent;
}

/// Lets the edit begin at the end of the previous line and write the line break and the blanks
/// anew. False on the first line.
bool begin_on_previous_line(Edit& edit) {
  const SourceFile& file = *edit.span.file;
  const std::uint32_t line = file.position(edit.span.begin).line;
  if (line == 1) return false;
  const std::uint32_t begin = line_span(file, line - 1).end;
  edit.text.insert(0, file.text(Span{&file, begin, edit.span.begin}));
  edit.span.begin = begin;
  trim_common_suffix(edit);
  return true;
}

bool edit_less(const Edit& a, const Edit& b) {
  if (a.span.file->path() != b.span.file->path()) return a.span.file->path() < b.span.file->path();
  return a.span.begin < b.span.begin;
}

bool can_be_shown(const Edit& edit) {
  return edit.span.valid() && is_well_formed(edit.span.file->text()) && is_well_formed(edit.text);
}

/// Makes one edit minimal and moves it out of leading blanks; false when that is impossible.
bool normalise(Edit& edit) {
  edit = fitted_edit(std::move(edit));
  trim_common_prefix(edit);
  trim_common_suffix(edit);
  return !starts_in_leading_blanks(edit) || begin_on_previous_line(edit);
}

/// Adds an edit, joined with the last one where they touch; false when they overlap.
bool append(std::vector<Edit>& edits, Edit edit) {
  if (edits.empty() || edits.back().span.file != edit.span.file ||
      edits.back().span.end < edit.span.begin) {
    edits.push_back(std::move(edit));
    return true;
  }
  if (edits.back().span.end > edit.span.begin) return false;
  edits.back().span.end = edit.span.end;
  edits.back().text += edit.text;
  return true;
}

}  // namespace

std::optional<std::vector<Edit>> normalised_edits(const Fix& fix) {
  if (!std::all_of(fix.edits.begin(), fix.edits.end(), can_be_shown)) return std::nullopt;
  std::vector<Edit> sorted = fix.edits;
  std::stable_sort(sorted.begin(), sorted.end(), edit_less);
  std::vector<Edit> edits;
  for (Edit& edit : sorted) {
    if (!normalise(edit)) return std::nullopt;
    const bool changes = edit.span.begin != edit.span.end || !edit.text.empty();
    if (changes && !append(edits, std::move(edit))) return std::nullopt;
  }
  if (edits.empty()) return std::nullopt;
  return edits;
}

}  // namespace migcheck
