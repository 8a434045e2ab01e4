// SPDX-License-Identifier: Apache-2.0
// SQL expressions as words. The catalog keeps expressions as text; what it needs to know about them
// (which columns they name, what a server would call them) is visible in their words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

enum class SqlWordKind : std::uint8_t { identifier, string, number, symbol };

struct SqlWord {
  SqlWordKind kind = SqlWordKind::symbol;
  std::string text;     ///< identifiers folded and without quotes, strings without quotes
  bool quoted = false;  ///< identifiers in double quotes
  std::string source;   ///< as it was written
  std::size_t offset = 0;
};

/// The words of an expression without blanks and comments; operators are one word each.
[[nodiscard]] std::vector<SqlWord> sql_words(std::string_view sql);

}  // namespace migcheck
