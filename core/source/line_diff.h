// SPDX-License-Identifier: Apache-2.0
// Where two versions of a text differ, by lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace migcheck {

/// Lines [old_begin, old_end) became lines [new_begin, new_end), counted from 0. One of the ranges
/// may be empty.
struct LineChange {
  std::size_t old_begin = 0;
  std::size_t old_end = 0;
  std::size_t new_begin = 0;
  std::size_t new_end = 0;
};

/// The lines with their LF; the last one may lack it. An empty text has none.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// A shortest list of changes, in order. Texts that differ in thousands of lines get one change for
/// all of them, which is right but not short.
[[nodiscard]] std::vector<LineChange> diff_lines(const std::vector<std::string_view>& before,
                                                 const std::vector<std::string_view>& after);

}  // namespace migcheck
