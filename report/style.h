// SPDX-License-Identifier: Apache-2.0
// Colours of a terminal, and when to use them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// The value of --use-color.
enum class ColorMode : std::uint8_t { automatic, always, never };

/// Whether to colour what is written to a file descriptor. `automatic` means a terminal that knows
/// colours, unless NO_COLOR is set (https://no-color.org).
[[nodiscard]] bool use_color(ColorMode mode, int file_descriptor);

/// The columns of a report that goes to a file descriptor: COLUMNS, else the width of the terminal;
/// 0 when neither is known.
[[nodiscard]] unsigned output_columns(int file_descriptor);

/// What a piece of a report is.
enum class Role : std::uint8_t { error, warning, note, fix, place, message, caret, removed, added };

/// Puts text into the colour of its role; does nothing when switched off.
class Painter {
 public:
  explicit Painter(bool enabled) : enabled_(enabled) {}
  [[nodiscard]] std::string operator()(Role role, std::string_view text) const;

 private:
  bool enabled_;
};

[[nodiscard]] Role role_of(Severity severity);

}  // namespace migcheck
