// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/first_line.h"

#include <string_view>

#include "core/source/source_file.h"

namespace migcheck {

Span first_line(const Span& span) {
  if (!span.valid()) return span;
  std::string_view text = span.file->text(span);
  text = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t last = text.find_last_not_of(" \t");
  const std::size_t length = last == std::string_view::npos ? text.size() : last + 1;
  return {span.file, span.begin, span.begin + static_cast<std::uint32_t>(length)};
}

}  // namespace migcheck
