// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/source/source_file.h"

namespace migcheck {

/// The span of SourceFile::line_text(): a line without its line break and byte order mark.
[[nodiscard]] inline Span line_span(const SourceFile& file, std::uint32_t line) {
  const std::string_view text = file.line_text(line);
  const auto begin = static_cast<std::uint32_t>(text.data() - file.text().data());
  return {&file, begin, begin + static_cast<std::uint32_t>(text.size())};
}

}  // namespace migcheck
