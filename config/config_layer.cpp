// SPDX-License-Identifier: Apache-2.0
#include "config/config_layer.h"

#include <array>

namespace migcheck {
namespace {

constexpr std::array<std::string_view, 4> fail_on_words{"note", "warning", "error", "never"};

}  // namespace

std::optional<FailOn> fail_on_from_string(std::string_view word) {
  for (std::size_t i = 0; i < fail_on_words.size(); ++i) {
    if (fail_on_words[i] == word) return static_cast<FailOn>(i);
  }
  return std::nullopt;
}

std::string_view to_string(FailOn level) { return fail_on_words[static_cast<std::size_t>(level)]; }

std::string to_string(const SettingOrigin& origin) {
  if (origin.line == 0) return origin.source;
  return origin.source + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

}  // namespace migcheck
