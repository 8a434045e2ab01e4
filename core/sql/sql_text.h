// SPDX-License-Identifier: Apache-2.0
// SQL text with its tokens and its way back into the Python file: what every reader of this folder
// works on. Tokens are addressed by index; an index past the end reads as an empty token.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/mapped_text.h"
#include "core/sql/token.h"

namespace migcheck::sql {

/// Tokens [first, last) of a SqlText.
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;

  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : last - first; }
};

class SqlText {
 public:
  SqlText() = default;
  explicit SqlText(MappedText mapped);

  [[nodiscard]] const MappedText& mapped() const { return mapped_; }
  [[nodiscard]] std::string_view text() const { return mapped_.text(); }
  /// The tokens without comments.
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] TokenRange all() const { return {0, size()}; }

  /// The token as it is written.
  [[nodiscard]] std::string_view word(std::size_t index) const;
  [[nodiscard]] TokenKind kind(std::size_t index) const;
  /// Whether the token is this keyword (in any case) or symbol.
  [[nodiscard]] bool is(std::size_t index, std::string_view what) const;
  /// Whether these keywords stand here, one after the other.
  [[nodiscard]] bool are(std::size_t index, std::initializer_list<std::string_view> words) const;
  [[nodiscard]] bool is_name(std::size_t index) const;
  /// The identifier as the server stores it.
  [[nodiscard]] std::string name(std::size_t index) const { return identifier_value(word(index)); }

  /// The first token that begins at or behind a byte.
  [[nodiscard]] std::size_t at(std::size_t offset) const;
  /// The token that closes the bracket at `index`; size() when it is none or never closed.
  [[nodiscard]] std::size_t close(std::size_t index) const;
  /// The first token of the range, outside brackets, that is one of these words; else its end.
  [[nodiscard]] std::size_t find(TokenRange range,
                                 std::initializer_list<std::string_view> words) const;
  /// The parts between the commas of a range, outside brackets.
  [[nodiscard]] std::vector<TokenRange> split(TokenRange range) const;
  /// What stands inside the bracket pair that opens at `index`.
  [[nodiscard]] TokenRange inside(std::size_t index) const { return {index + 1, close(index)}; }

  [[nodiscard]] Span span(TokenRange range) const;
  /// The tokens as text, comments removed and white space reduced to single blanks.
  [[nodiscard]] std::string slice(TokenRange range) const;
  /// The tokens with their origins, from the first one's begin to the last one's end.
  [[nodiscard]] MappedText part(TokenRange range) const;

 private:
  void match_brackets();

  MappedText mapped_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> closing_;
};

}  // namespace migcheck::sql
