// SPDX-License-Identifier: Apache-2.0
#include "core/sql/sql_text.h"

#include <algorithm>

namespace migcheck::sql {

SqlText::SqlText(MappedText mapped) : mapped_(std::move(mapped)), tokens_(tokenize(text())) {
  std::erase_if(tokens_, [](const Token& token) { return token.kind == TokenKind::comment; });
  match_brackets();
}

void SqlText::match_brackets() {
  closing_.assign(tokens_.size(), tokens_.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const std::string_view symbol = word(i);
    if (symbol == "(" || symbol == "[") open.push_back(i);
    if ((symbol == ")" || symbol == "]") && !open.empty()) {
      closing_[open.back()] = i;
      open.pop_back();
    }
  }
}

std::string_view SqlText::word(std::size_t index) const {
  if (index >= tokens_.size()) return {};
  return text().substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
}

TokenKind SqlText::kind(std::size_t index) const {
  return index < tokens_.size() ? tokens_[index].kind : TokenKind::symbol;
}

bool SqlText::is(std::size_t index, std::string_view what) const {
  const TokenKind found = kind(index);
  return (found == TokenKind::identifier || found == TokenKind::symbol) &&
         equals_ignore_case(word(index), what);
}

bool SqlText::are(std::size_t index, std::initializer_list<std::string_view> words) const {
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view what) { return is(index++, what); });
}

bool SqlText::is_name(std::size_t index) const {
  return index < size() &&
         (kind(index) == TokenKind::identifier || kind(index) == TokenKind::quoted_identifier);
}

std::size_t SqlText::at(std::size_t offset) const {
  const auto found =
      std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                       [](const Token& token, std::size_t value) { return token.begin < value; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

std::size_t SqlText::close(std::size_t index) const {
  return index < closing_.size() ? closing_[index] : size();
}

std::size_t SqlText::find(TokenRange range, std::initializer_list<std::string_view> words) const {
  for (std::size_t i = range.first; i < range.last; ++i) {
    for (const std::string_view what : words) {
      if (is(i, what)) return i;
    }
    if (close(i) < range.last) i = close(i);
  }
  return range.last;
}

std::vector<TokenRange> SqlText::split(TokenRange range) const {
  std::vector<TokenRange> parts;
  while (!range.empty()) {
    const std::size_t comma = find(range, {","});
    parts.push_back({range.first, comma});
    range.first = comma + 1;
  }
  return parts;
}

Span SqlText::span(TokenRange range) const {
  range.last = std::min(range.last, size());
  if (range.empty()) return {};
  return mapped_.locate(tokens_[range.first].begin, tokens_[range.last - 1].end);
}

std::string SqlText::slice(TokenRange range) const {
  std::string out;
  range.last = std::min(range.last, size());
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (i > range.first && tokens_[i].begin > tokens_[i - 1].end) out += ' ';
    out += word(i);
  }
  return out;
}

MappedText SqlText::part(TokenRange range) const {
  range.last = std::min(range.last, size());
  if (range.empty()) return {};
  const std::uint32_t begin = tokens_[range.first].begin;
  return mapped_.substr(begin, tokens_[range.last - 1].end - begin);
}

}  // namespace migcheck::sql
