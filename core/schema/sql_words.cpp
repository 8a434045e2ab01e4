// SPDX-License-Identifier: Apache-2.0
#include "core/schema/sql_words.h"

#include <algorithm>
#include <cctype>

namespace migcheck {
namespace {

bool identifier_start(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || c == '_' || byte >= 0x80;
}

bool identifier_part(char c) {
  return identifier_start(c) || c == '$' || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool operator_char(char c) {
  return c != '\0' && std::string_view("+-*/<>=~!@#%^&|`?").find(c) != std::string_view::npos;
}

class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  std::vector<SqlWord> scan() {
    for (skip_blanks(); at_ < sql_.size(); skip_blanks()) {
      const std::size_t begin = at_;
      SqlWord word = next();
      word.source = std::string(sql_.substr(begin, at_ - begin));
      word.offset = begin;
      words_.push_back(std::move(word));
    }
    return std::move(words_);
  }

 private:
  char look(std::size_t ahead = 0) const {
    return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
  }

  static SqlWord word(SqlWordKind kind, std::string text, bool quoted) {
    return {kind, std::move(text), quoted, {}, 0};
  }

  void skip_blanks() {
    for (;;) {
      while (std::isspace(static_cast<unsigned char>(look())) != 0) ++at_;
      if (look() == '-' && look(1) == '-') {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      } else if (look() == '/' && look(1) == '*') {
        const std::size_t end = sql_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  SqlWord next() {
    const char c = look();
    if (c == '\'') return word(SqlWordKind::string, quoted(false), false);
    if ((c == 'e' || c == 'E') && look(1) == '\'') {
      ++at_;
      return word(SqlWordKind::string, quoted(true), false);
    }
    if (c == '"') return word(SqlWordKind::identifier, quoted(false), true);
    if (c == '$') return dollar();
    if (identifier_start(c)) return identifier();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 ||
        (c == '.' && std::isdigit(static_cast<unsigned char>(look(1))) != 0))
      return number();
    return symbol();
  }

  std::string quoted(bool escapes) {
    const char quote = sql_[at_++];
    std::string out;
    for (; at_ < sql_.size(); ++at_) {
      if (escapes && sql_[at_] == '\\' && at_ + 1 < sql_.size()) {
        out += sql_[++at_];
      } else if (sql_[at_] != quote) {
        out += sql_[at_];
      } else if (look(1) == quote) {
        out += sql_[at_++];
      } else {
        ++at_;
        break;
      }
    }
    return out;
  }

  SqlWord dollar() {
    std::size_t end = at_ + 1;
    while (end < sql_.size() && identifier_part(sql_[end]) && sql_[end] != '$') ++end;
    if (end >= sql_.size() || sql_[end] != '$') return symbol();
    const std::string_view tag = sql_.substr(at_, end + 1 - at_);
    const std::size_t begin = end + 1;
    const std::size_t close = std::min(sql_.find(tag, begin), sql_.size());
    at_ = std::min(close + tag.size(), sql_.size());
    return word(SqlWordKind::string, std::string(sql_.substr(begin, close - begin)), false);
  }

  SqlWord identifier() {
    std::string text;
    while (at_ < sql_.size() && identifier_part(sql_[at_]))
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(sql_[at_++])));
    return word(SqlWordKind::identifier, std::move(text), false);
  }

  SqlWord number() {
    const std::size_t begin = at_;
    const auto part = [&] {
      const char c = look();
      const bool exponent_sign = (c == '+' || c == '-') && (sql_[at_ - 1] | 0x20) == 'e';
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ||
             (exponent_sign && at_ > begin);
    };
    while (at_ < sql_.size() && part()) ++at_;
    return word(SqlWordKind::number, std::string(sql_.substr(begin, at_ - begin)), false);
  }

  SqlWord symbol() {
    const std::size_t begin = at_;
    if (look() == ':' && (look(1) == ':' || look(1) == '=')) {
      at_ += 2;
    } else if (operator_char(look())) {
      while (operator_char(look()) && !(at_ > begin && look() == '-' && look(1) == '-')) ++at_;
    } else {
      ++at_;
    }
    return word(SqlWordKind::symbol, std::string(sql_.substr(begin, at_ - begin)), false);
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::vector<SqlWord> words_;
};

}  // namespace

std::vector<SqlWord> sql_words(std::string_view sql) { return Scanner(sql).scan(); }

}  // namespace migcheck
