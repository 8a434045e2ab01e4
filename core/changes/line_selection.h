// SPDX-License-Identifier: Apache-2.0
// The lines that a user wants to hear about: those of a change, or of --line-filter.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/source/line_diff.h"

namespace migcheck {

/// Lines from `first` to `last`, counted from 1, both included.
struct LineRange {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

class LineSelection {
 public:
  /// Selects all lines of a file.
  void add_file(const std::string& path);
  /// Selects some lines of a file; without any, the file is known but nothing in it selected.
  void add_lines(const std::string& path, const std::vector<LineRange>& lines);
  /// Selects lines, or all without any, of the files whose path ends in `name`. Of several names
  /// that fit, the first one added decides.
  void add_name(const std::string& name, const std::vector<LineRange>& lines);

  [[nodiscard]] bool empty() const { return files_.empty() && names_.empty(); }
  /// Whether one of the lines is selected.
  [[nodiscard]] bool selects(std::string_view path, LineRange lines) const;
  /// Whether any line of the file is selected.
  [[nodiscard]] bool touches(std::string_view path) const;

 private:
  struct Lines {
    bool all = false;
    std::vector<LineRange> ranges;
  };
  [[nodiscard]] const Lines* find(std::string_view path) const;

  std::map<std::string, Lines, std::less<>> files_;
  std::vector<std::pair<std::string, Lines>> names_;
};

/// Lines of a text that fixes have changed, as lines of the text that it was before.
class OriginalLines {
 public:
  OriginalLines(std::string_view original, std::string_view present);
  /// The original lines that the present ones came from.
  [[nodiscard]] LineRange original(LineRange present) const;

 private:
  [[nodiscard]] LineRange original(std::uint32_t line) const;

  std::vector<LineChange> changes_;
};

}  // namespace migcheck
