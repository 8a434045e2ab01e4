// SPDX-License-Identifier: Apache-2.0
// The rules of a report: every check that exists, found anything or not, and the tool's own rule
// for files that cannot be parsed.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/registry.h"
#include "sarif/json.h"

namespace migcheck {

/// Results about files that could not be analysed have this rule id.
inline constexpr std::string_view unparsable_file_rule = "unparsable-file";

/// The documentation page of a check as Markdown; empty when there is none.
using DocsLookup = std::function<std::string(std::string_view)>;

struct Rule {
  CheckInfo info;
  std::string markdown;                         ///< the documentation page
  std::map<std::string, std::string> patterns;  ///< message patterns by id, as results need them
};

/// The rules ordered by id.
class RuleTable {
 public:
  RuleTable(const Registry& registry, const DocsLookup& docs);

  /// The rule's index; the id must be known.
  [[nodiscard]] std::size_t index(std::string_view id) const;
  [[nodiscard]] bool contains(std::string_view id) const;
  /// The module of a known check.
  [[nodiscard]] const std::string& module_of(std::string_view id) const;
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  /// Makes a message pattern known to its rule.
  void add_pattern(std::size_t rule, const std::string& id, const std::string& pattern);
  /// The reportingDescriptor objects; `help_base` is the address of the documentation, with a
  /// final slash.
  [[nodiscard]] Json descriptors(const std::string& help_base) const;

 private:
  std::vector<Rule> rules_;
};

}  // namespace migcheck
