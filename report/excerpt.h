// SPDX-License-Identifier: Apache-2.0
// The source lines of a finding with a caret and tildes under the place, as clang prints them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/source/span.h"
#include "report/style.h"

namespace migcheck {

/// How source lines are laid out.
struct ExcerptLayout {
  std::uint32_t width = 120;  ///< columns of the whole line; longer lines are cut around the caret
  std::uint32_t tab_width = 8;
};

/// The lines of a valid span, each with a line of marks below. Of a span of many lines the
/// beginning and the end are shown.
[[nodiscard]] std::string excerpt(const Span& span, const ExcerptLayout& layout,
                                  const Painter& paint);

/// The text before a source line: its number, or blanks for 0, and a separator.
[[nodiscard]] std::string gutter(std::uint32_t line, char separator);

}  // namespace migcheck
