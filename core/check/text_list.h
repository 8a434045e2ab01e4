// SPDX-License-Identifier: Apache-2.0
// Lists in one string, as in `Checks: -*,enum-*`.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// `text` without blanks, tabs and line breaks at both ends.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The parts between commas and line breaks, trimmed, without empty ones.
[[nodiscard]] inline std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",\n"), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace migcheck
