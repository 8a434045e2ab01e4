// SPDX-License-Identifier: Apache-2.0
#include "core/check/version.h"

#include <charconv>

namespace migcheck {

Version version_or(std::string_view text, Version when_empty) {
  if (text.empty()) return when_empty;
  Version version;
  const char* position = text.data();
  const char* end = text.data() + text.size();
  for (unsigned& number : version.numbers) {
    const auto [next, error] = std::from_chars(position, end, number);
    if (error != std::errc() || next == end || *next != '.') break;
    position = next + 1;
  }
  return version;
}

}  // namespace migcheck
