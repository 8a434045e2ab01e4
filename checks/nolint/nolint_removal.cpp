// SPDX-License-Identifier: Apache-2.0
#include "checks/nolint/nolint_removal.h"

#include "core/source/source_file.h"

namespace migcheck {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool has_words(std::string_view text) {
  return text.find_first_not_of("#-/* \t") != std::string_view::npos;
}

/// The words of the comment on both sides of the directive.
std::string_view before_directive(const NolintComment& one) {
  return one.comment.file->text().substr(one.comment.begin, one.whole.begin - one.comment.begin);
}

std::string_view after_directive(const NolintComment& one) {
  return one.comment.file->text().substr(one.whole.end, one.comment.end - one.whole.end);
}

/// The directive at the beginning of a comment that goes on; with its mark when the rest has one.
Edit leading_removal(const NolintComment& one) {
  const std::string_view rest = after_directive(one);
  const std::size_t blanks = rest.find_first_not_of(" \t");
  const bool marked = rest[blanks] == '#' || rest[blanks] == '-';
  return {{one.comment.file, marked ? one.comment.begin : one.whole.begin,
           one.whole.end + static_cast<std::uint32_t>(blanks)},
          ""};
}

std::uint32_t after_line_break(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return at;
}

/// The comment with the blanks before it, or its whole line when it stands alone.
Edit comment_removal(const Span& comment) {
  const std::string_view text = comment.file->text();
  Span span = comment;
  while (span.begin > 0 && is_blank(text[span.begin - 1])) --span.begin;
  const bool first = span.begin == 0 || text[span.begin - 1] == '\n';
  const bool last = span.end == text.size() || text[span.end] == '\n' || text[span.end] == '\r';
  if (first && last) span.end = after_line_break(text, span.end);
  const bool block = text.substr(comment.begin).starts_with("/*");
  return {span, block && !last && !is_blank(text[span.end]) ? " " : ""};
}

}  // namespace

Edit removal(const NolintComment& one) {
  if (!has_words(before_directive(one))) {
    return has_words(after_directive(one)) ? leading_removal(one) : comment_removal(one.comment);
  }
  const std::string_view text = one.comment.file->text();
  Span span = one.whole;
  const auto strip = [&](auto&& wanted) {
    while (span.begin > one.comment.begin + 1 && wanted(text[span.begin - 1])) --span.begin;
  };
  strip(is_blank);
  strip([](char c) { return c == '#' || c == '-'; });
  strip(is_blank);
  return {span, ""};
}

Edit shortened_list(const NolintComment& one, const std::vector<std::size_t>& kept) {
  std::string list;
  for (const std::size_t index : kept) list += (list.empty() ? "" : ", ") + one.items[index].glob;
  return {{one.span.file, one.items.front().span.begin, one.items.back().span.end},
          std::move(list)};
}

}  // namespace migcheck
