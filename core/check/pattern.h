// SPDX-License-Identifier: Apache-2.0
// Regular expressions that users write in options. RE2, because it takes linear time on any pattern
// and any text; it is not seen outside this pair of files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/source/result.h"

namespace re2 {
class RE2;
}

namespace migcheck {

/// A compiled regular expression; cheap to copy, safe to use from many threads.
class Pattern {
 public:
  /// Compiles RE2 syntax over UTF-8.
  [[nodiscard]] static Result<Pattern> compile(const std::string& text);
  /// Whether it matches anywhere in `text`.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  explicit Pattern(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace migcheck
