// SPDX-License-Identifier: Apache-2.0
// What checks of suppression comments look at.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/check.h"
#include "core/diagnostic/nolint.h"

namespace migcheck {

/// All suppression comments by file and place, after every finding was compared with them.
struct SuppressionReview {
  const std::vector<NolintComment>& comments;
  const std::vector<const CheckInfo*>& checks;  ///< all that exist, by id
  /// Whether a check looked at a whole file, so that what it did not find is not there.
  std::function<bool(const SourceFile& file, const CheckInfo& check)> ran;
};

/// Whether a check is about suppression comments themselves, which no comment suppresses.
[[nodiscard]] inline bool is_about_suppressions(std::string_view check) {
  return check.starts_with("nolint-");
}

}  // namespace migcheck
