// SPDX-License-Identifier: Apache-2.0
// The patterns of one .gitignore file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/source/path_glob.h"

namespace migcheck {

/// The rules of gitignore(5): the last pattern that matches decides.
class IgnoreFile {
 public:
  /// `text` is the content of the file.
  explicit IgnoreFile(std::string_view text);

  [[nodiscard]] bool empty() const { return rules_.empty(); }
  /// True: ignored; false: a negated pattern takes it back; nothing: this file says nothing.
  /// `path` is relative to the folder of the file. The caller looks at parent folders first: what
  /// lies in an ignored folder cannot be taken back.
  [[nodiscard]] std::optional<bool> ignores(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    PathPattern pattern;
    bool negated = false;
  };

  void add_line(std::string_view line);

  std::vector<Rule> rules_;
};

}  // namespace migcheck
