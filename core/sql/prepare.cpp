// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy finds parameters by a regular expression over the whole text and does not know about
// strings and comments. We leave those two alone, because a parameter there never makes sense, but
// look into dollar-quoted bodies, where the client-side drivers do substitute.
#include "core/sql/prepare.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/schema/names.h"
#include "core/source/ascii.h"
#include "core/sql/hole.h"
#include "core/sql/token.h"

namespace migcheck::sql {
namespace {

struct LiteralWriter {
  std::string operator()(std::monostate /*null*/) const { return "NULL"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return quote_literal(value); }
};

class Binder {
 public:
  Binder(const MappedText& input, const SqlOptions& options)
      : input_(input), text_(input.text()), options_(options) {}

  MappedText run() {
    scan(0, text_.size());
    copy_until(text_.size());
    return std::move(output_);
  }

 private:
  void scan(std::size_t begin, std::size_t end) {
    for (const Token& token : tokenize(text_.substr(begin, end - begin))) {
      scan_token(token, begin + token.begin, begin + token.end);
    }
  }

  void scan_token(const Token& token, std::size_t begin, std::size_t end) {
    if (begin < skip_until_) return;
    switch (token.kind) {
      case TokenKind::string:
      case TokenKind::quoted_identifier:
      case TokenKind::comment:
        return unescape(begin, end);
      case TokenKind::dollar_string: {
        const ContentRange content = dollar_content(text_.substr(begin, end - begin));
        return scan(begin + content.begin, begin + content.end);
      }
      case TokenKind::symbol:
        return options_.colon_binds ? colon_symbol(begin, end) : percent_symbol(begin, end);
      default:
        return;
    }
  }

  void unescape(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      if (options_.colon_binds && escaped_colon(at)) drop(at, 1);
      if (!options_.colon_binds && text_.substr(at, 2) == "%%") drop(at++, 1);
    }
  }

  /// `\:name` and `\:` stand for a colon, unless another colon follows.
  [[nodiscard]] bool escaped_colon(std::size_t at) const {
    if (text_.substr(at, 2) != "\\:") return false;
    std::size_t behind = at + 2;
    while (behind < text_.size() && (is_word_byte(text_[behind]) || text_[behind] == '$')) ++behind;
    return behind >= text_.size() || text_[behind] != ':';
  }

  void colon_symbol(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      if (escaped_colon(at)) {
        drop(at, 1);
        skip_until_ = at + 2;
        return;
      }
      if (const std::size_t length = bind_name(at); length > 0) {
        replace(at, length + 1, std::string(text_.substr(at + 1, length)));
        return;
      }
    }
  }

  /// The length of the name of a parameter whose colon is at `at`; 0 when it is none. The rule is
  /// `(?<![:\w\\]):(\w+)(?!:)`; before a further colon its `\w+` gives one letter back.
  [[nodiscard]] std::size_t bind_name(std::size_t at) const {
    if (text_[at] != ':') return 0;
    if (at > 0 && (text_[at - 1] == ':' || text_[at - 1] == '\\' || is_word_byte(text_[at - 1]))) {
      return 0;
    }
    std::size_t end = at + 1;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    const std::size_t length = end - at - 1;
    const bool colon_follows = end < text_.size() && text_[end] == ':';
    return colon_follows && length > 0 ? length - 1 : length;
  }

  void percent_symbol(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      if (text_[at] != '%' || at + 1 >= text_.size()) continue;
      if (text_[at + 1] == '%') {
        drop(at++, 1);
      } else if (text_[at + 1] == 's') {
        return replace(at, 2, {});
      } else if (text_[at + 1] == '(') {
        const std::size_t close = text_.find(")s", at);
        if (close == std::string_view::npos) return;
        return replace(at, close + 2 - at, std::string(text_.substr(at + 2, close - at - 2)));
      }
    }
  }

  void replace(std::size_t at, std::size_t length, const std::string& name) {
    copy_until(at);
    output_ += MappedText(value_of(name, at), input_.locate(at, at + length));
    copied_ = at + length;
    skip_until_ = copied_;
  }

  [[nodiscard]] std::string value_of(const std::string& name, std::size_t at) const {
    const auto found = std::find_if(
        options_.parameters.begin(), options_.parameters.end(),
        [&name](const SqlParameter& one) { return !name.empty() && one.name == name; });
    const bool known = found != options_.parameters.end() && found->value;
    std::string text =
        known ? std::visit(LiteralWriter{}, *found->value) : quote_literal(hole_mark);
    return follows_in(at) ? "(" + text + ")" : text;
  }

  /// After IN a parameter stands for a list, which the driver renders with its brackets.
  [[nodiscard]] bool follows_in(std::size_t at) const {
    const std::size_t last = text_.find_last_not_of(" \t\r\n", at == 0 ? 0 : at - 1);
    return last != std::string_view::npos && last >= 2 && last < at &&
           equals_ignore_case(text_.substr(last - 1, 2), "in") && !is_word_byte(text_[last - 2]);
  }

  void drop(std::size_t at, std::size_t length) {
    copy_until(at);
    copied_ = at + length;
  }

  void copy_until(std::size_t end) {
    if (end > copied_) output_ += input_.substr(copied_, end - copied_);
    copied_ = std::max(copied_, end);
  }

  const MappedText& input_;
  std::string_view text_;
  const SqlOptions& options_;
  MappedText output_;
  std::size_t copied_ = 0;
  std::size_t skip_until_ = 0;
};

}  // namespace

MappedText fill_holes(const MappedText& text) {
  if (text.known()) return text;
  MappedText filled;
  for (const TextPiece& piece : text.pieces()) {
    if (!piece.hole) {
      const std::string_view bytes =
          std::string_view(text.text()).substr(piece.offset, piece.length);
      filled += piece.verbatim ? MappedText::verbatim(bytes, piece.span)
                               : MappedText(std::string(bytes), piece.span);
      continue;
    }
    filled += MappedText(std::string(hole_mark), piece.span);
  }
  return filled;
}

MappedText bind_parameters(const MappedText& text, const SqlOptions& options) {
  return Binder(text, options).run();
}

}  // namespace migcheck::sql
