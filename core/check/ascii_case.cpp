// SPDX-License-Identifier: Apache-2.0
#include "core/check/ascii_case.h"

#include <algorithm>

namespace migcheck {

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

LetterCase letter_case(std::string_view text) {
  const bool upper = std::any_of(text.begin(), text.end(), is_upper);
  const bool lower = std::any_of(text.begin(), text.end(), is_lower);
  if (upper && lower) return LetterCase::mixed;
  if (upper) return LetterCase::upper;
  return lower ? LetterCase::lower : LetterCase::none;
}

}  // namespace migcheck
