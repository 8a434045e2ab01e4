// SPDX-License-Identifier: Apache-2.0
// The part of Python's regular expressions that code uses to derive names: characters, classes,
// groups, alternatives, repetition, anchors, look-ahead and look-behind. RE2 has no look-around,
// which the usual CamelCase patterns need. Matching is bounded.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

struct RegexNode;

/// Where a match and its groups begin and end; a group that took no part has no value.
using RegexMatch = std::vector<std::optional<std::pair<std::size_t, std::size_t>>>;

class Regex {
 public:
  /// Nothing when the pattern is wrong or uses something that is not supported.
  [[nodiscard]] static std::optional<Regex> compile(std::string_view pattern);

  /// The first match at or after `from`. `known` becomes false when matching took too long.
  [[nodiscard]] std::optional<RegexMatch> search(std::string_view text, std::size_t from,
                                                 bool& known) const;

 private:
  std::shared_ptr<const RegexNode> root_;
  std::size_t groups_ = 0;
};

}  // namespace migcheck
