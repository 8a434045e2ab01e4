// SPDX-License-Identifier: Apache-2.0
#include "core/check/name_pattern.h"

#include "core/check/check_filter.h"

namespace migcheck {

Result<NamePattern> NamePattern::parse(std::string_view text) {
  NamePattern made;
  made.negative_ = text.starts_with('!');
  if (made.negative_) text.remove_prefix(1);
  if (text.empty()) return Error{.message = "expected a pattern"};
  if (text.size() < 2 || !text.starts_with('/') || !text.ends_with('/')) {
    made.glob_ = text;
    return made;
  }
  auto compiled = Pattern::compile(std::string(text.substr(1, text.size() - 2)));
  if (!compiled) {
    return Error{.message = "expected a regular expression: " + compiled.error().message};
  }
  made.regex_ = std::move(compiled).value();
  return made;
}

bool NamePattern::matches(std::string_view name) const {
  return regex_ ? regex_->found_in(name) : glob_match(glob_, name);
}

bool NamePatterns::accepts(const PlacedName& name) const {
  const std::string schema = name.schema.empty() ? "public" : name.schema;
  bool any_positive = false;
  bool met = false;
  for (const NamePattern& pattern : patterns_) {
    const bool matches =
        pattern.matches(pattern.qualified() ? schema + "." + name.name : name.name);
    if (pattern.negative() && matches) return false;
    any_positive = any_positive || !pattern.negative();
    met = met || (!pattern.negative() && matches);
  }
  return met || !any_positive;
}

}  // namespace migcheck
