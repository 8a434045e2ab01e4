// SPDX-License-Identifier: Apache-2.0
// The words that quote_ident() quotes: every keyword of PostgreSQL 15 that is not "unreserved".
#pragma once

#include <string_view>

namespace migcheck {

/// True when `word` (lower case) cannot stand as an identifier without quotes.
[[nodiscard]] bool is_reserved_word(std::string_view word);

}  // namespace migcheck
