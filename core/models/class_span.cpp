// SPDX-License-Identifier: Apache-2.0
#include "core/models/class_span.h"

#include <algorithm>

namespace migcheck {

Span class_span(const ClassData& type) {
  if (type.node == nullptr || type.source == nullptr) return {};
  const SourceFile& file = type.source->file();
  const std::string_view text = file.text().substr(type.node->begin);
  const std::size_t line = std::min(text.find_first_of("\r\n"), text.size());
  return {&file, type.node->begin, type.node->begin + static_cast<std::uint32_t>(line)};
}

}  // namespace migcheck
