// SPDX-License-Identifier: Apache-2.0
#include "core/schema/view_columns.h"

#include <algorithm>
#include <array>

#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

using Words = std::vector<SqlWord>;

// Words after which an expression begins, so that a name there is no alias.
bool expression_begins_after(const SqlWord& word) {
  constexpr std::array<std::string_view, 16> keywords{
      "select", "where", "and",  "or",   "not",  "on",     "by",   "distinct",
      "when",   "then",  "else", "case", "like", "having", "then", "between"};
  if (word.kind == SqlWordKind::symbol)
    return word.text != ")" && word.text != "]" && word.text != "::";
  return word.kind == SqlWordKind::identifier && !word.quoted &&
         std::find(keywords.begin(), keywords.end(), word.text) != keywords.end();
}

bool is(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && !words[at].quoted && words[at].text == text;
}

bool is_star(const Words& words, std::size_t at) {
  return at > 0 && is(words, at, "*") &&
         (is(words, at - 1, "select") || is(words, at - 1, ",") || is(words, at - 1, "."));
}

bool is_reference(const Words& words, std::size_t at, const std::string& column) {
  return at > 0 && words[at].kind == SqlWordKind::identifier && words[at].text == column &&
         expression_begins_after(words[at - 1]) && !is(words, at + 1, "(") &&
         !is(words, at + 1, ".");
}

bool plain(const OtherObject& view, const Words& words) {
  const auto selects = std::count_if(words.begin(), words.end(), [](const SqlWord& word) {
    return word.kind == SqlWordKind::identifier && word.text == "select";
  });
  return selects == 1 && view.depends_on.size() == 1;
}

}  // namespace

Reading reads_column(const OtherObject& view, const std::string& column) {
  if (view.query.empty()) return Reading::perhaps;
  const Words words = sql_words(view.query);
  bool mentioned = false;
  bool certain = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool star = is_star(words, at);
    mentioned = mentioned || star ||
                (words[at].kind == SqlWordKind::identifier && words[at].text == column);
    certain = certain || star || is_reference(words, at, column);
  }
  if (!mentioned) return Reading::no;
  return certain && plain(view, words) ? Reading::yes : Reading::perhaps;
}

}  // namespace migcheck
