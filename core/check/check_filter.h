// SPDX-License-Identifier: Apache-2.0
// Globs over check ids, as in clang-tidy: `-*,enum-*,-enum-case`; the last match wins. A list that
// begins with a negative glob starts from all checks, so that `-enum-case` means "all but that".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/check/registry.h"
#include "core/source/result.h"

namespace migcheck {

class CheckFilter {
 public:
  /// Parses a comma- or newline-separated list; blanks and empty parts are ignored. A glob that
  /// matches no check of the registry is an error with "did you mean".
  static Result<CheckFilter> parse(std::string_view globs, const Registry& registry);
  /// Whether the filter lets the id through. An id that nothing matches is in when the first glob
  /// is negative, else out.
  [[nodiscard]] bool matches(std::string_view id) const;
  /// Whether the last glob that matches the id lets it in and says more than `*`. A check that is
  /// tagged opt-in runs only then.
  [[nodiscard]] bool asks_for(std::string_view id) const;
  /// Appends the globs of a later layer.
  void append(const CheckFilter& later);

 private:
  struct Glob {
    bool negative = false;
    std::string pattern;
  };
  std::vector<Glob> globs_;
};

/// Shell-like match where `*` stands for any run of characters.
[[nodiscard]] bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace migcheck
