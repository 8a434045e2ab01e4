// SPDX-License-Identifier: Apache-2.0
// What a token stands for once its quotes and escapes are taken away.
#include <cctype>
#include <cstdint>

#include "core/source/utf8.h"
#include "core/sql/hole.h"
#include "core/sql/token.h"

namespace migcheck::sql {
namespace {

int digit_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

/// Reads up to `most` digits of a base; `at` moves behind them.
std::uint32_t read_digits(std::string_view text, std::size_t& at, std::size_t most, int base) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < most && at < text.size() && digit_value(text[at]) < base; ++i, ++at) {
    value = value * static_cast<std::uint32_t>(base) +
            static_cast<std::uint32_t>(digit_value(text[at]));
  }
  return value;
}

/// One escape of an E'' string; `at` stands behind the backslash.
void append_escape(std::string& out, std::string_view body, std::size_t& at) {
  constexpr std::string_view letters = "bfnrt";
  constexpr std::string_view values = "\b\f\n\r\t";
  const char kind = body[at];
  if (const std::size_t found = letters.find(kind); found != std::string_view::npos) {
    out += values[found];
    ++at;
  } else if (kind == 'x' && at + 1 < body.size() && digit_value(body[at + 1]) < 16) {
    out += static_cast<char>(read_digits(body, ++at, 2, 16));
  } else if (kind == 'u' || kind == 'U') {
    append_utf8(out, read_digits(body, ++at, kind == 'u' ? 4 : 8, 16));
  } else if (digit_value(kind) < 8) {
    out += static_cast<char>(read_digits(body, at, 3, 8));
  } else {
    out += kind;
    ++at;
  }
}

/// `\0041` and `\+000041` of U&'' strings; `at` stands behind the backslash.
void append_unicode_escape(std::string& out, std::string_view body, std::size_t& at) {
  const bool wide = body[at] == '+';
  append_utf8(out, wide ? read_digits(body, ++at, 6, 16) : read_digits(body, at, 4, 16));
}

enum class Escapes : std::uint8_t { none, c_style, unicode };

std::string unquote(std::string_view body, char quote, Escapes escapes) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const bool backslash = escapes != Escapes::none && body[at] == '\\' && at + 1 < body.size();
    if (backslash && escapes == Escapes::c_style) {
      append_escape(out, body, ++at);
    } else if (backslash && (body[at + 1] == '+' || digit_value(body[at + 1]) < 16)) {
      append_unicode_escape(out, body, ++at);
    } else {
      out += body[at];
      const bool doubled = at + 1 < body.size() && body[at + 1] == body[at] &&
                           (body[at] == quote || (backslash && body[at] == '\\'));
      at += doubled ? 2 : 1;
    }
  }
  return out;
}

std::string_view between_quotes(std::string_view token, std::size_t prefix) {
  token.remove_prefix(prefix + 1);
  if (!token.empty()) token.remove_suffix(1);
  return token;
}

}  // namespace

std::string identifier_value(std::string_view token) {
  if (token.size() > 1 && token[0] == '"') return unquote(between_quotes(token, 0), '"', {});
  if (token.size() > 3 && token[1] == '&' && token[2] == '"') {
    return unquote(between_quotes(token, 2), '"', Escapes::unicode);
  }
  std::string folded(token);
  for (char& byte : folded) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return folded;
}

std::string string_value(std::string_view token) {
  if (token.empty()) return {};
  if (token[0] == '$') {
    const ContentRange content = dollar_content(token);
    return std::string(token.substr(content.begin, content.end - content.begin));
  }
  const std::size_t prefix = token.find('\'');
  if (prefix == std::string_view::npos) return {};
  const char letter = token[0];
  const Escapes escapes = letter == 'e' || letter == 'E'   ? Escapes::c_style
                          : letter == 'u' || letter == 'U' ? Escapes::unicode
                                                           : Escapes::none;
  return unquote(between_quotes(token, prefix), '\'', escapes);
}

ContentRange dollar_content(std::string_view token) {
  const std::size_t tag = token.find('$', 1);
  if (tag == std::string_view::npos) return {};
  const auto begin = static_cast<std::uint32_t>(tag + 1);
  const bool closed =
      token.size() >= 2 * begin && token.substr(token.size() - begin) == token.substr(0, begin);
  const auto size = static_cast<std::uint32_t>(token.size());
  return {begin, closed ? size - begin : size};
}

std::string show_holes(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const bool hole = text.substr(at, hole_mark.size()) == hole_mark;
    shown += hole ? std::string_view("{…}") : text.substr(at, 1);
    at += hole ? hole_mark.size() : 1;
  }
  return shown;
}

}  // namespace migcheck::sql
