// SPDX-License-Identifier: Apache-2.0
// Texts made out of parts of other texts, with their origins.
#include "core/schema/names.h"
#include "core/sql/executor.h"
#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

/// The inside of '…' where the only change is that quotes are doubled.
MappedText undouble(const MappedText& mapped, std::size_t begin, std::size_t end) {
  MappedText content;
  std::size_t copied = begin;
  for (std::size_t at = begin; at < end; ++at) {
    if (mapped.text()[at] != '\'') continue;
    content += mapped.substr(copied, at + 1 - copied);
    copied = ++at + 1;
  }
  content += mapped.substr(copied, end > copied ? end - copied : 0);
  return content;
}

}  // namespace

MappedText string_content(const SqlText& text, std::size_t token) {
  if (token >= text.size()) return {};
  const Token& place = text.tokens()[token];
  const std::string_view word = text.word(token);
  if (place.kind == TokenKind::dollar_string) {
    const ContentRange content = dollar_content(word);
    return text.mapped().substr(place.begin + content.begin, content.end - content.begin);
  }
  const bool plain = word.size() >= 2 && word.front() == '\'' && word.back() == '\'';
  if (plain) return undouble(text.mapped(), place.begin + 1, place.end - 1);
  return MappedText(sql::string_value(word), text.span({token, token + 1}));
}

MappedText quote_holes(const SqlText& text) {
  MappedText quoted;
  std::size_t copied = 0;
  const auto copy_until = [&](std::size_t end) {
    if (end > copied) quoted += text.mapped().substr(copied, end - copied);
    copied = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.word(i) != hole_mark) continue;
    const Token& token = text.tokens()[i];
    copy_until(token.begin);
    quoted += MappedText(quote_literal(hole_mark), text.span({i, i + 1}));
    copied = token.end;
  }
  copy_until(text.text().size());
  return quoted;
}

}  // namespace migcheck::sql
