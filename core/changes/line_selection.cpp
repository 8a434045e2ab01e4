// SPDX-License-Identifier: Apache-2.0
#include "core/changes/line_selection.h"

#include <algorithm>

namespace migcheck {

void LineSelection::add_file(const std::string& path) { files_[path].all = true; }

void LineSelection::add_lines(const std::string& path, const std::vector<LineRange>& lines) {
  std::vector<LineRange>& ranges = files_[path].ranges;
  ranges.insert(ranges.end(), lines.begin(), lines.end());
}

void LineSelection::add_name(const std::string& name, const std::vector<LineRange>& lines) {
  names_.push_back({name, {lines.empty(), lines}});
}

const LineSelection::Lines* LineSelection::find(std::string_view path) const {
  if (const auto file = files_.find(path); file != files_.end()) return &file->second;
  const auto name = std::find_if(names_.begin(), names_.end(),
                                 [&](const auto& one) { return path.ends_with(one.first); });
  return name == names_.end() ? nullptr : &name->second;
}

bool LineSelection::selects(std::string_view path, LineRange lines) const {
  const Lines* known = find(path);
  if (known == nullptr) return false;
  return known->all ||
         std::any_of(known->ranges.begin(), known->ranges.end(), [&](const LineRange& range) {
           return range.first <= lines.last && lines.first <= range.last;
         });
}

bool LineSelection::touches(std::string_view path) const {
  const Lines* known = find(path);
  return known != nullptr && (known->all || !known->ranges.empty());
}

OriginalLines::OriginalLines(std::string_view original, std::string_view present)
    : changes_(diff_lines(lines_of(original), lines_of(present))) {}

/// A line that a fix wrote came from the lines that the fix replaced, or stands behind the line
/// after which it was inserted.
LineRange OriginalLines::original(std::uint32_t line) const {
  const auto number = [](std::size_t index) { return static_cast<std::uint32_t>(index) + 1; };
  std::size_t index = line - 1;
  std::size_t shift = 0;  // modulo 2^64, so it may be "negative"
  for (const LineChange& change : changes_) {
    if (index < change.new_begin) break;
    if (index < change.new_end) {
      if (change.old_begin < change.old_end) {
        return {number(change.old_begin), number(change.old_end - 1)};
      }
      index = std::max<std::size_t>(change.old_begin, 1) - 1;
      return {number(index), number(index)};
    }
    shift = change.old_end - change.new_end;
  }
  return {number(index + shift), number(index + shift)};
}

LineRange OriginalLines::original(LineRange present) const {
  return {original(present.first).first, original(present.last).last};
}

}  // namespace migcheck
