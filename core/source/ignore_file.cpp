// SPDX-License-Identifier: Apache-2.0
#include "core/source/ignore_file.h"

namespace migcheck {
namespace {

/// Cuts trailing blanks that are not escaped by a backslash.
std::string_view trim_trailing_blanks(std::string_view line) {
  std::size_t keep = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    keep = i + 1;
  }
  return line.substr(0, keep);
}

}  // namespace

IgnoreFile::IgnoreFile(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    add_line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void IgnoreFile::add_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with('#')) return;
  line = trim_trailing_blanks(line);
  const bool negated = line.starts_with('!');
  if (negated) line.remove_prefix(1);
  if (!line.empty()) rules_.push_back({PathPattern(line), negated});
}

std::optional<bool> IgnoreFile::ignores(std::string_view path, bool is_folder) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->pattern.matches_entry(path, is_folder)) return !rule->negated;
  }
  return std::nullopt;
}

}  // namespace migcheck
