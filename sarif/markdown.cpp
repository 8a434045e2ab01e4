// SPDX-License-Identifier: Apache-2.0
#include "sarif/markdown.h"

#include <algorithm>
#include <vector>

namespace migcheck {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_fence(std::string_view line) { return line.starts_with("```"); }

std::string without_inline_marks(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') continue;
    if (line.substr(i, 2) == "**") {
      ++i;
    } else {
      text += line[i];
    }
  }
  return text;
}

std::string_view without_heading_marks(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  if (marks == 0 || marks == std::string_view::npos || line[marks] != ' ') return line;
  return line.substr(marks + 1);
}

bool is_prose(std::string_view line) {
  constexpr std::string_view marks = "#|-*>`";
  const bool inline_code = line.starts_with('`') && !is_fence(line);
  const bool emphasis = line.starts_with("**");
  return !line.empty() &&
         (marks.find(line.front()) == std::string_view::npos || inline_code || emphasis);
}

}  // namespace

std::string plain_text(std::string_view markdown) {
  std::string text;
  bool in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    if (is_fence(line)) {
      in_code = !in_code;
      continue;
    }
    text += in_code ? std::string(line) : without_inline_marks(without_heading_marks(line));
    text += '\n';
  }
  return text;
}

std::string first_paragraph(std::string_view markdown) {
  std::string paragraph;
  bool in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    if (is_fence(line)) in_code = !in_code;
    const bool belongs = !in_code && is_prose(line);
    if (!belongs && !paragraph.empty()) break;
    if (!belongs) continue;
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
  }
  return paragraph;
}

}  // namespace migcheck
