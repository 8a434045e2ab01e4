// SPDX-License-Identifier: Apache-2.0
// Where in Python text a comment may be added.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace migcheck {

/// The state of the text at both ends of a line.
struct PythonLine {
  bool starts_inside = false;  ///< in a string, in brackets, or after a backslash
  bool starts_in_string = false;
  bool starts_continued = false;  ///< the line before ends with a backslash
  bool ends_in_string = false;
  bool ends_continued = false;
  bool ends_inside = false;
};

/// The state of every line; element 0 is line 1. Only LF breaks lines.
[[nodiscard]] std::vector<PythonLine> python_lines(std::string_view text);

}  // namespace migcheck
