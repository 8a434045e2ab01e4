// SPDX-License-Identifier: Apache-2.0
#include "core/migration/header_scan.h"

#include <algorithm>

namespace migcheck {
namespace {

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

/// The length of a string literal with its quotes; to the end of the text when it is not closed.
std::size_t literal_length(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && text[at] != text.front()) at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

/// Walks over one statement and collects the string literals behind its first `=`.
std::vector<std::string> assigned_strings(std::string_view text) {
  std::vector<std::string> strings;
  int depth = 0;
  bool assigned = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\n' && depth <= 0) break;
    if (c == '#') {
      at += first_line(text.substr(at)).size();
      continue;
    }
    if (c == '"' || c == '\'') {
      const std::size_t length = literal_length(text.substr(at));
      if (assigned && length >= 2) strings.emplace_back(text.substr(at + 1, length - 2));
      at += length;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == '=') assigned = true;
    ++at;
  }
  return strings;
}

bool assigns(std::string_view line, std::string_view name) {
  if (!line.starts_with(name)) return false;
  line.remove_prefix(name.size());
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line.starts_with('=') || line.starts_with(':');
}

void append(std::vector<std::string>& to, std::vector<std::string> from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

ScannedHeader scan_header(std::string_view text) {
  ScannedHeader header;
  while (!text.empty()) {
    const std::string_view line = first_line(text);
    if (assigns(line, "revision")) append(header.revisions, assigned_strings(text));
    if (assigns(line, "down_revision") || assigns(line, "depends_on")) {
      append(header.parents, assigned_strings(text));
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return header;
}

}  // namespace migcheck
