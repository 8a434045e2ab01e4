// SPDX-License-Identifier: Apache-2.0
// Places in source text. A span is a byte range, because every parser we use speaks in bytes;
// lines and columns are derived from it only when somebody wants to read them.
#pragma once

#include <compare>
#include <cstdint>

namespace migcheck {

class SourceFile;

/// A byte range [begin, end) in one source file. A span without a file stands for "no place".
/// The file must outlive the span; the repository owns all files.
struct Span {
  const SourceFile* file = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// True when the span names a place.
  [[nodiscard]] bool valid() const { return file != nullptr; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place for humans: line and column count from 1; the unit of the column depends on who asks.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

}  // namespace migcheck
