// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's lexical rules: strings in all their forms, quoted identifiers, nested comments. The
// parser's tree does not say where everything stands; the tokens do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck::sql {

enum class TokenKind : std::uint8_t {
  identifier,         ///< also keywords
  quoted_identifier,  ///< "x", U&"x"
  string,             ///< 'x', E'x', B'x', X'x', N'x', U&'x'
  dollar_string,      ///< $$x$$, $tag$x$tag$
  number,
  parameter,  ///< $1
  symbol,     ///< an operator, `::`, `:=`, `..`, or one of ( ) [ ] , ; . :
  comment
};

struct Token {
  TokenKind kind = TokenKind::symbol;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// All tokens in order. Never fails: what is not closed ends with the text.
[[nodiscard]] std::vector<Token> tokenize(std::string_view sql);

/// The identifier as the server stores it: folded to lower case, or unquoted.
[[nodiscard]] std::string identifier_value(std::string_view token);
/// The content of a string token of any form.
[[nodiscard]] std::string string_value(std::string_view token);
/// The bytes [first, second) of a dollar-quoted token that are its content.
struct ContentRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] ContentRange dollar_content(std::string_view token);

[[nodiscard]] bool equals_ignore_case(std::string_view left, std::string_view right);

}  // namespace migcheck::sql
