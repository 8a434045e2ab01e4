// SPDX-License-Identifier: Apache-2.0
#include "report/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/source/line_diff.h"

namespace migcheck {
namespace {

constexpr std::size_t context = 3;
using Lines = std::vector<std::string_view>;
using Group = std::vector<LineChange>;  ///< changes that share a hunk

std::vector<Group> groups(const std::vector<LineChange>& changes) {
  std::vector<Group> found;
  for (const LineChange& change : changes) {
    if (found.empty() || change.old_begin - found.back().back().old_end > 2 * context) {
      found.emplace_back();
    }
    found.back().push_back(change);
  }
  return found;
}

/// `line,count`; an empty range is named by the line before it.
std::string range(std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

std::string marked(const Lines& lines, std::size_t begin, std::size_t end, char mark) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    text.append(1, mark).append(lines[i]);
    if (!lines[i].ends_with('\n')) text += "\n\\ No newline at end of file\n";
  }
  return text;
}

std::string hunk(const Group& group, const Lines& before, const Lines& after) {
  const std::size_t lead = std::min(context, group.front().old_begin);
  const std::size_t old_begin = group.front().old_begin - lead;
  const std::size_t new_begin = group.front().new_begin - lead;
  const std::size_t trail = std::min(context, before.size() - group.back().old_end);
  const std::size_t old_end = group.back().old_end + trail;
  const std::size_t new_end = group.back().new_end + trail;
  std::string text =
      fmt::format("@@ -{} +{} @@\n", range(old_begin, old_end), range(new_begin, new_end));
  std::size_t at = old_begin;
  for (const LineChange& change : group) {
    text += marked(before, at, change.old_begin, ' ');
    text += marked(before, change.old_begin, change.old_end, '-');
    text += marked(after, change.new_begin, change.new_end, '+');
    at = change.old_end;
  }
  return text + marked(before, at, old_end, ' ');
}

/// The name as git writes it: quoted like a C string where it has to be, and with a tab behind it
/// where blanks would hide its end.
std::string file_name(std::string_view prefix, std::string_view path) {
  const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
  });
  std::string name(prefix);
  if (plain) return name.append(path).append(path.find(' ') == std::string_view::npos ? "" : "\t");
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      name.append(1, '\\').append(1, c);
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      name += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      name += c;
    }
  }
  return "\"" + name + "\"";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<LineChange> changes = diff_lines(old_lines, new_lines);
  if (changes.empty()) return "";
  std::string text = "--- " + file_name("a/", path) + "\n+++ " + file_name("b/", path) + "\n";
  for (const Group& group : groups(changes)) text += hunk(group, old_lines, new_lines);
  return text;
}

}  // namespace migcheck
