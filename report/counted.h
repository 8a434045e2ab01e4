// SPDX-License-Identifier: Apache-2.0
// Numbers with nouns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migcheck {

/// "1 finding", "2 findings"; `suffix` makes the plural.
[[nodiscard]] inline std::string counted(std::size_t count, std::string_view noun,
                                         std::string_view suffix = "s") {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : suffix);
}

}  // namespace migcheck
