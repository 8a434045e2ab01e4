// SPDX-License-Identifier: Apache-2.0
#include "core/schema/json_syntax.h"

#include <array>
#include <cctype>

namespace migcheck {
namespace {

constexpr int deepest = 500;

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  bool read() { return value(0) && (blanks(), at_ == text_.size()); }

 private:
  char look() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (look() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(look()) != std::string_view::npos)
      ++at_;
  }

  bool value(int depth) {
    blanks();
    if (depth > deepest) return false;
    if (take('{')) return members(depth);
    if (take('[')) return elements(depth);
    if (look() == '"') return string();
    return literal() || number();
  }

  bool members(int depth) {
    blanks();
    if (take('}')) return true;
    do {
      blanks();
      if (!string()) return false;
      blanks();
      if (!take(':') || !value(depth + 1)) return false;
      blanks();
    } while (take(','));
    return take('}');
  }

  bool elements(int depth) {
    blanks();
    if (take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
      blanks();
    } while (take(','));
    return take(']');
  }

  bool string() {
    if (!take('"')) return false;
    while (at_ < text_.size() && look() != '"') {
      if (static_cast<unsigned char>(look()) < 0x20) return false;
      if (take('\\') && at_ >= text_.size()) return false;
      ++at_;
    }
    return take('"');
  }

  bool literal() {
    constexpr std::array<std::string_view, 3> words{"true", "false", "null"};
    for (const std::string_view word : words) {
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return true;
    }
    return false;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (std::isdigit(static_cast<unsigned char>(look())) != 0) ++at_;
    return at_ > begin;
  }

  bool number() {
    take('-');
    const bool zero = look() == '0';
    const std::size_t begin = at_;
    if (!digits() || (zero && at_ - begin > 1)) return false;
    if (take('.') && !digits()) return false;
    if (look() != 'e' && look() != 'E') return true;
    ++at_;
    if (!take('+')) take('-');
    return digits();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_json(std::string_view text) { return JsonReader(text).read(); }

}  // namespace migcheck
