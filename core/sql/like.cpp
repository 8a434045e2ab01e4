// SPDX-License-Identifier: Apache-2.0
// LIKE and ILIKE.
#include <cctype>
#include <optional>

#include "core/sql/datum.h"
#include "core/sql/system_names.h"

namespace migcheck::sql {
namespace {

/// One element of a pattern: a byte, `_` or `%`.
struct Element {
  char byte = 0;
  bool any_one = false;
  bool any_many = false;
};

std::vector<Element> read_pattern(const std::string& pattern) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool escaped = pattern[i] == '\\' && i + 1 < pattern.size();
    if (escaped) ++i;
    elements.push_back({pattern[i], !escaped && pattern[i] == '_', !escaped && pattern[i] == '%'});
  }
  return elements;
}

char folded(char byte, bool ignore_case) {
  return ignore_case ? static_cast<char>(std::tolower(static_cast<unsigned char>(byte))) : byte;
}

/// Matches with one point to go back to: behind the last `%`.
bool matches(const std::string& text, const std::vector<Element>& pattern, bool ignore_case) {
  std::size_t at = 0;
  std::size_t element = 0;
  std::optional<std::size_t> star;
  std::size_t star_at = 0;
  while (at < text.size()) {
    const bool here = element < pattern.size() && !pattern[element].any_many &&
                      (pattern[element].any_one ||
                       folded(pattern[element].byte, ignore_case) == folded(text[at], ignore_case));
    if (here) {
      ++at;
      ++element;
    } else if (element < pattern.size() && pattern[element].any_many) {
      star = element++;
      star_at = at;
    } else if (star) {
      element = *star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  while (element < pattern.size() && pattern[element].any_many) ++element;
  return element == pattern.size();
}

std::string literal_prefix(const std::vector<Element>& pattern, bool ignore_case) {
  std::string prefix;
  for (const Element& element : pattern) {
    if (element.any_one || element.any_many) break;
    prefix += folded(element.byte, ignore_case);
  }
  return prefix;
}

}  // namespace

Datum like(const Datum& subject, const Datum& pattern, bool ignore_case) {
  if (subject.is_null() || pattern.is_null()) return Datum::null();
  if (!pattern.is(DatumKind::text) || !pattern.known()) return {};
  const std::vector<Element> elements = read_pattern(pattern.text);
  if (subject.is(DatumKind::system_name)) {
    const std::string prefix = literal_prefix(elements, ignore_case);
    return may_be_system_prefix(subject.names, prefix) ? Datum() : Datum::of(false);
  }
  if (!subject.is(DatumKind::text) || !subject.known()) return {};
  return Datum::of(matches(subject.text, elements, ignore_case));
}

}  // namespace migcheck::sql
