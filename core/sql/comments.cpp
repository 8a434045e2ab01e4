// SPDX-License-Identifier: Apache-2.0
// Comments of SQL text, and constants among default expressions.
#include <algorithm>

#include "core/sql/executor.h"
#include "core/sql/prepare.h"
#include "core/sql/sql.h"
#include "core/sql/type_range.h"

namespace migcheck {
namespace {

using namespace sql;

std::string inner_text(std::string_view comment) {
  const bool block = comment.starts_with("/*");
  comment.remove_prefix(2);
  if (block && comment.ends_with("*/")) comment.remove_suffix(2);
  const std::size_t first = comment.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(comment.substr(first, comment.find_last_not_of(" \t\r\n") + 1 - first));
}

/// Whether the strings of a statement that begins here may hold a body of code.
bool has_code_body(const SqlText& text, TokenRange statement) {
  const std::size_t first = statement.first;
  if (text.is(first, "do")) return true;
  const std::size_t kind = text.are(first + 1, {"or", "replace"}) ? first + 3 : first + 1;
  return text.is(first, "create") && (text.is(kind, "function") || text.is(kind, "procedure"));
}

void collect(const MappedText& mapped, std::vector<SqlComment>& comments) {
  const std::string_view whole = mapped.text();
  for (const Token& token : tokenize(whole)) {
    if (token.kind != TokenKind::comment) continue;
    comments.push_back({inner_text(whole.substr(token.begin, token.end - token.begin)),
                        mapped.locate(token.begin, token.end)});
  }
  const SqlText text(mapped);
  for (const TokenRange statement : split_statements(text)) {
    if (!has_code_body(text, statement)) continue;
    for (std::size_t i = statement.first; i < statement.last; ++i) {
      if (text.kind(i) == TokenKind::dollar_string) collect(string_content(text, i), comments);
    }
  }
}

}  // namespace

std::vector<SqlComment> sql_comments(const MappedText& text) {
  std::vector<SqlComment> comments;
  collect(fill_holes(text), comments);
  std::stable_sort(comments.begin(), comments.end(), [](const SqlComment& a, const SqlComment& b) {
    return a.span.begin < b.span.begin;
  });
  return comments;
}

std::optional<std::string> string_constant(const std::string& default_sql) {
  const SqlText text{MappedText(default_sql)};
  TokenRange range = text.all();
  while (text.is(range.first, "(") && text.close(range.first) + 1 == range.last) {
    range = text.inside(range.first);
  }
  const bool string = text.kind(range.first) == TokenKind::string ||
                      text.kind(range.first) == TokenKind::dollar_string;
  if (range.empty() || !string) return std::nullopt;
  std::size_t at = range.first + 1;
  while (text.is(at, "::")) at = type_range(text, at + 1).last;
  if (at != range.last) return std::nullopt;
  return sql::string_value(text.word(range.first));
}

}  // namespace migcheck
