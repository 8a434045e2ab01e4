// SPDX-License-Identifier: Apache-2.0
#include "core/sql/token.h"

#include <algorithm>
#include <cctype>

#include "core/source/ascii.h"

namespace migcheck::sql {
namespace {

constexpr std::string_view operator_bytes = "~!@#^&|`?+-*/%<>=";

bool is_identifier_start(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool is_identifier_byte(char byte) { return is_word_byte(byte) || byte == '$'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (skip_space()) {
      const std::size_t begin = at_;
      const TokenKind kind = next();
      tokens_.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }

  bool skip_space() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    return at_ < text_.size();
  }

  TokenKind next() {
    if (starts("--")) return line_comment();
    if (starts("/*")) return block_comment();
    if (peek() == '\'') return quoted(false);
    if (peek() == '"') return quoted_identifier();
    if (peek() == '$') return dollar();
    if (is_identifier_start(peek())) return word();
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    return symbol();
  }

  TokenKind line_comment() {
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    return TokenKind::comment;
  }

  TokenKind block_comment() {
    int depth = 0;
    do {
      if (starts("/*")) {
        ++depth;
        at_ += 2;
      } else if (starts("*/")) {
        --depth;
        at_ += 2;
      } else {
        ++at_;
      }
    } while (depth > 0 && at_ < text_.size());
    at_ = std::min(at_, text_.size());
    return TokenKind::comment;
  }

  TokenKind quoted(bool escapes) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (escapes && peek() == '\\') {
        ++at_;
      } else if (peek() == '\'') {
        if (peek(1) != '\'') break;
        ++at_;
      }
    }
    at_ = std::min(at_ + 1, text_.size());
    return TokenKind::string;
  }

  TokenKind quoted_identifier() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (peek() != '"') continue;
      if (peek(1) != '"') break;
      ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
    return TokenKind::quoted_identifier;
  }

  TokenKind dollar() {
    if (is_digit(peek(1))) {
      for (++at_; is_digit(peek());) ++at_;
      return TokenKind::parameter;
    }
    std::size_t tag_end = at_ + 1;
    while (tag_end < text_.size() && is_word_byte(text_[tag_end])) ++tag_end;
    if (tag_end >= text_.size() || text_[tag_end] != '$') {
      ++at_;
      return TokenKind::symbol;
    }
    const std::string_view tag = text_.substr(at_, tag_end + 1 - at_);
    const std::size_t close = text_.find(tag, tag_end + 1);
    at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
    return TokenKind::dollar_string;
  }

  TokenKind word() {
    if (peek(1) == '\'' && std::string_view("eEbBxXnN").find(peek()) != std::string_view::npos) {
      const bool escapes = peek() == 'e' || peek() == 'E';
      ++at_;
      return quoted(escapes);
    }
    if ((peek() == 'u' || peek() == 'U') && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"')) {
      at_ += 2;
      return peek() == '"' ? quoted_identifier() : quoted(false);
    }
    while (at_ < text_.size() && is_identifier_byte(peek())) ++at_;
    return TokenKind::identifier;
  }

  TokenKind number() {
    while (at_ < text_.size()) {
      const bool exponent_sign = (peek() == 'e' || peek() == 'E') &&
                                 (peek(1) == '+' || peek(1) == '-') && is_digit(peek(2));
      const bool range = starts("..");
      if (range || !(is_word_byte(peek()) || peek() == '.')) break;
      at_ += exponent_sign ? 2 : 1;
    }
    return TokenKind::number;
  }

  TokenKind symbol() {
    if (starts("::") || starts(":=") || starts("..")) {
      at_ += 2;
    } else if (operator_bytes.find(peek()) == std::string_view::npos) {
      ++at_;
    } else {
      while (at_ < text_.size() && operator_bytes.find(peek()) != std::string_view::npos &&
             !starts("--") && !starts("/*")) {
        ++at_;
      }
    }
    return TokenKind::symbol;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view sql) { return Lexer(sql).run(); }

bool equals_ignore_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

}  // namespace migcheck::sql
