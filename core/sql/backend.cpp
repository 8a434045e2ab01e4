// SPDX-License-Identifier: Apache-2.0
#include "core/sql/backend.h"

namespace migcheck::sql {

std::size_t byte_of_cursor(const std::string& text, int cursor) {
  std::size_t at = 0;
  for (int character = 1; character < cursor && at < text.size(); ++character) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

}  // namespace migcheck::sql
