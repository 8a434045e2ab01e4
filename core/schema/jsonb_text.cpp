// SPDX-License-Identifier: Apache-2.0
#include "core/schema/jsonb_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/json_syntax.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr std::array<std::pair<char, char>, 5> escapes{
    {{'b', '\b'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}}};

std::string quoted(const std::string& value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : value) {
    const auto* const escape = std::find_if(escapes.begin(), escapes.end(),
                                            [c](const auto& one) { return one.second == c; });
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (escape != escapes.end()) {
      out += '\\';
      out += escape->first;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const auto code = static_cast<unsigned char>(c);
      out += "\\u00";
      out += digits[code >> 4U];
      out += digits[code & 0xFU];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// Reads text that is known to be JSON.
class JsonbWriter {
 public:
  explicit JsonbWriter(std::string_view text) : text_(text) {}

  std::optional<std::string> write() {
    std::string out = value();
    return failed_ ? std::nullopt : std::optional(std::move(out));
  }

 private:
  char look() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (look() != c) return false;
    ++at_;
    return true;
  }
  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(look()) != std::string_view::npos)
      ++at_;
  }

  std::string value() {
    blanks();
    std::string out;
    if (take('{')) {
      out = object();
    } else if (take('[')) {
      out = array();
    } else if (look() == '"') {
      out = quoted(string());
    } else {
      out = scalar();
    }
    blanks();
    return out;
  }

  std::string object() {
    std::vector<std::pair<std::string, std::string>> members;
    blanks();
    while (at_ < text_.size() && !take('}')) {
      blanks();
      std::string key = string();
      blanks();
      take(':');
      std::string content = value();
      const auto same = std::find_if(members.begin(), members.end(),
                                     [&](const auto& member) { return member.first == key; });
      if (same == members.end()) {
        members.emplace_back(std::move(key), std::move(content));
      } else {
        same->second = std::move(content);
      }
      take(',');
    }
    std::sort(members.begin(), members.end(), [](const auto& one, const auto& other) {
      return std::pair(one.first.size(), one.first) < std::pair(other.first.size(), other.first);
    });
    std::string out;
    for (const auto& [key, content] : members)
      out += (out.empty() ? "" : ", ") + quoted(key) + ": " + content;
    return "{" + out + "}";
  }

  std::string array() {
    std::string out;
    blanks();
    while (at_ < text_.size() && !take(']')) {
      out += (out.empty() ? "" : ", ") + value();
      take(',');
    }
    return "[" + out + "]";
  }

  std::string string() {
    std::string out;
    take('"');
    while (at_ < text_.size() && !take('"')) {
      if (take('\\')) {
        escape(out);
      } else {
        out += text_[at_++];
      }
    }
    return out;
  }

  void escape(std::string& out) {
    const char c = look();
    ++at_;
    if (c == 'u') return append_utf8(out, code_point());
    const auto* const found = std::find_if(escapes.begin(), escapes.end(),
                                           [c](const auto& one) { return one.first == c; });
    out += found == escapes.end() ? c : found->second;
  }

  /// The server refuses \u0000 and half pairs.
  std::uint32_t code_point() {
    std::uint32_t code = unit();
    if (code >= 0xD800 && code < 0xDC00 && take('\\') && take('u'))
      code = 0x10000 + ((code - 0xD800) << 10U) + (unit() - 0xDC00);
    failed_ = failed_ || code == 0 || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF;
    return code;
  }

  std::uint32_t unit() {
    std::uint32_t code = 0;
    const std::string_view digits = text_.substr(std::min(at_, text_.size()), 4);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    failed_ = failed_ || error != std::errc() || end != digits.data() + 4;
    at_ += digits.size();
    return code;
  }

  /// Numbers are numeric there, which keeps the digits, but has no exponents and no negative zero.
  std::string scalar() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(",]} \t\n\r", at_), text_.size());
    std::string out(text_.substr(begin, at_ - begin));
    const bool number = out != "true" && out != "false" && out != "null";
    failed_ = failed_ || (number && out.find_first_of("eE") != std::string::npos);
    if (number && out.starts_with('-') && out.find_first_of("123456789") == std::string::npos)
      out.erase(0, 1);
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::string jsonb_text(const std::string& text) {
  return is_json(text) ? JsonbWriter(text).write().value_or(text) : text;
}

}  // namespace migcheck
