// SPDX-License-Identifier: Apache-2.0
// Patterns for names of database objects, as custom checks write them: a glob `tmp_*`, a regular
// expression `/^[a-z]+$/`, and with `!` before it, names that do not match.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/pattern.h"

namespace migcheck {

class NamePattern {
 public:
  [[nodiscard]] static Result<NamePattern> parse(std::string_view text);
  [[nodiscard]] bool negative() const { return negative_; }
  /// Whether it is about a name with its schema: a glob with a dot.
  [[nodiscard]] bool qualified() const { return !regex_ && glob_.find('.') != std::string::npos; }
  /// Whether glob or expression match, whatever the sign is.
  [[nodiscard]] bool matches(std::string_view name) const;

 private:
  bool negative_ = false;
  std::string glob_;
  std::optional<Pattern> regex_;
};

/// A name with the schema that it is looked up in.
struct PlacedName {
  std::string schema;  ///< empty: that of the search path, "public"
  std::string name;
};

/// Patterns for one name: it must match one of the positive ones, when there are any, and none of
/// the negative ones. Without patterns every name does.
class NamePatterns {
 public:
  void add(NamePattern pattern) { patterns_.push_back(std::move(pattern)); }
  [[nodiscard]] bool empty() const { return patterns_.empty(); }
  [[nodiscard]] bool accepts(const PlacedName& name) const;

 private:
  std::vector<NamePattern> patterns_;
};

}  // namespace migcheck
