// SPDX-License-Identifier: Apache-2.0
#include "core/check/check_filter.h"

#include <algorithm>
#include <set>

#include "core/check/text_list.h"

namespace migcheck {
namespace {

bool matches_any(std::string_view pattern, const Registry& registry) {
  if (pattern == "*") return true;
  const auto& checks = registry.checks();
  return std::any_of(checks.begin(), checks.end(),
                     [&](const auto& entry) { return glob_match(pattern, entry.first); });
}

/// What a glob may have been meant to be: a check's id, or all checks with the same first word.
std::vector<std::string> suggestions(std::string_view pattern, const Registry& registry) {
  std::set<std::string> names;
  const bool wild = pattern.find('*') != std::string_view::npos;
  for (const auto& [id, check] : registry.checks()) {
    names.insert(wild ? id.substr(0, id.find('-')) + "-*" : id);
  }
  return {names.begin(), names.end()};
}

Error no_match(const std::string& pattern, const Registry& registry) {
  Error error{.message = "no check matches '" + pattern + "'"};
  const auto near = did_you_mean(pattern, suggestions(pattern, registry));
  error.advice = near ? "did you mean '" + *near + "'?" : "--list-checks names all checks";
  return error;
}

}  // namespace

Result<CheckFilter> CheckFilter::parse(std::string_view globs, const Registry& registry) {
  CheckFilter filter;
  for (const std::string& part : split_list(globs)) {
    Glob glob;
    glob.negative = part.front() == '-';
    glob.pattern = trim(std::string_view(part).substr(glob.negative ? 1 : 0));
    if (!matches_any(glob.pattern, registry)) return no_match(glob.pattern, registry);
    filter.globs_.push_back(std::move(glob));
  }
  return filter;
}

bool CheckFilter::matches(std::string_view id) const {
  const auto last = std::find_if(globs_.rbegin(), globs_.rend(),
                                 [&](const Glob& glob) { return glob_match(glob.pattern, id); });
  if (last != globs_.rend()) return !last->negative;
  return !globs_.empty() && globs_.front().negative;
}

bool CheckFilter::asks_for(std::string_view id) const {
  const auto last = std::find_if(globs_.rbegin(), globs_.rend(),
                                 [&](const Glob& glob) { return glob_match(glob.pattern, id); });
  return last != globs_.rend() && !last->negative &&
         last->pattern.find_first_not_of('*') != std::string::npos;
}

void CheckFilter::append(const CheckFilter& later) {
  const std::vector<Glob> copy = later.globs_;  // `later` may be *this
  globs_.insert(globs_.end(), copy.begin(), copy.end());
}

bool glob_match(std::string_view pattern, std::string_view text) {
  // Only the last star is ever reconsidered: what an earlier one takes can only be too little.
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace migcheck
