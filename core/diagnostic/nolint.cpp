// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/nolint.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/source/ascii.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

constexpr std::string_view nolint_word = "NOLINT";
constexpr std::string_view nolint_blanks = " \t";

constexpr std::array<std::pair<std::string_view, NolintKind>, 5> nolint_kinds{
    {{"", NolintKind::line},
     {"NEXTLINE", NolintKind::next_line},
     {"BEGIN", NolintKind::begin},
     {"END", NolintKind::end},
     {"FILE", NolintKind::file}}};

NolintKind kind_of(std::string_view suffix) {
  for (const auto& [word, kind] : nolint_kinds) {
    if (word == suffix) return kind;
  }
  return NolintKind::misspelt;
}

/// `NOLINTs` is prose, `NOLINTNEXTLIN` is meant.
bool is_directive(const NolintComment& one) {
  return one.kind != NolintKind::misspelt ||
         std::all_of(one.word.begin(), one.word.end(), is_upper);
}

class NolintParser {
 public:
  explicit NolintParser(const Span& comment)
      : comment_(comment), text_(comment.file->text(comment)) {
    if (text_.starts_with("/*") && text_.ends_with("*/")) text_.remove_suffix(2);
  }

  std::vector<NolintComment> parse() {
    for (std::size_t at = find(0, false); at != std::string_view::npos;) {
      NolintComment one = read(at);
      const std::size_t read_to = one.span.end - comment_.begin;
      at = find(read_to, read_reason(one, read_to));
      if (is_directive(one)) found_.push_back(std::move(one));
    }
    return std::move(found_);
  }

 private:
  /// The next word that stands for itself: no part of another word and not quoted. Inside a reason
  /// it must begin a comment of its own.
  [[nodiscard]] std::size_t find(std::size_t from, bool in_reason) const {
    for (std::size_t at = text_.find(nolint_word, from); at != std::string_view::npos;
         at = text_.find(nolint_word, at + 1)) {
      const char before = at == 0 ? ' ' : text_[at - 1];
      const bool quoted = std::string_view("'\"`").find(before) != std::string_view::npos;
      if (is_word(before) || quoted) continue;
      if (!in_reason || begins_comment(at)) return at;
    }
    return std::string_view::npos;
  }

  [[nodiscard]] bool begins_comment(std::size_t at) const {
    const std::size_t last = text_.substr(0, at).find_last_not_of(nolint_blanks);
    return last != std::string_view::npos && (text_[last] == '#' || text_[last] == '-');
  }

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {comment_.file, comment_.begin + static_cast<std::uint32_t>(begin),
            comment_.begin + static_cast<std::uint32_t>(end)};
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    return std::min(text_.find_first_not_of(nolint_blanks, at), text_.size());
  }

  [[nodiscard]] NolintComment read(std::size_t begin) const {
    std::size_t end = begin + nolint_word.size();
    while (end < text_.size() && is_word(text_[end])) ++end;
    NolintComment one;
    one.word = text_.substr(begin, end - begin);
    one.kind = kind_of(text_.substr(begin + nolint_word.size(), end - begin - nolint_word.size()));
    one.comment = comment_;
    const std::size_t open = skip_blanks(end);
    if (open < text_.size() && text_[open] == '(') end = read_list(one, open);
    one.span = span(begin, end);
    one.whole = one.span;
    return one;
  }

  /// Reads the list that is opened at `open`; where it ends.
  std::size_t read_list(NolintComment& one, std::size_t open) const {
    const std::size_t close = std::min(text_.find(')', open), text_.find('\n', open));
    one.has_list = true;
    one.closed = close != std::string_view::npos && text_[close] == ')';
    if (!one.closed) return open + 1;
    for (std::size_t begin = open + 1; begin <= close;) {
      const std::size_t end = std::min(text_.find(',', begin), close);
      add_item(one, begin, end);
      begin = end + 1;
    }
    return close + 1;
  }

  void add_item(NolintComment& one, std::size_t begin, std::size_t end) const {
    begin = std::min(skip_blanks(begin), end);
    while (end > begin && nolint_blanks.find(text_[end - 1]) != std::string_view::npos) --end;
    if (begin == end) return;
    one.items.push_back({std::string(text_.substr(begin, end - begin)), span(begin, end)});
  }

  /// Reads what follows `:` or `--`; whether there is a reason.
  bool read_reason(NolintComment& one, std::size_t from) const {
    std::size_t begin = skip_blanks(from);
    const bool dashes = text_.substr(begin).starts_with("--");
    if (!dashes && !text_.substr(begin).starts_with(":")) return false;
    begin = skip_blanks(begin + (dashes ? 2 : 1));
    if (text_.substr(begin).starts_with(nolint_word)) return false;  // `NOLINT -- NOLINT(x)`
    std::size_t end = std::min(text_.size(), text_.find('\n', begin));
    const std::size_t next = find(begin, true);
    if (next < end) end = text_.substr(0, next).find_last_of("#-");
    while (end > begin &&
           std::string_view(" \t\r#-").find(text_[end - 1]) != std::string_view::npos)
      --end;
    one.reason = text_.substr(begin, end - begin);
    one.whole = span(one.span.begin - comment_.begin, std::max(end, from));
    return true;
  }

  Span comment_;
  std::string_view text_;
  std::vector<NolintComment> found_;
};

}  // namespace

std::vector<NolintComment> parse_nolint(const Span& comment) {
  return NolintParser(comment).parse();
}

}  // namespace migcheck
