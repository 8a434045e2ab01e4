// SPDX-License-Identifier: Apache-2.0
#include "config/config_error.h"

#include <algorithm>

#include "core/check/registry.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

constexpr std::size_t longest_excerpt = 200;
constexpr std::size_t longest_counted = 10000;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Blanks as wide as the first `columns` characters; tabs stay, whatever their width is.
std::string blanks(std::string_view line, std::uint32_t columns) {
  std::string indent;
  for (const char c : line) {
    if (!begins_character(c)) continue;
    if (columns-- == 0) break;
    indent += c == '\t' ? '\t' : ' ';
  }
  return indent;
}

/// The first line of a span with a caret and tildes below; nothing for very long lines.
std::string excerpt(const Span& span, const Position& position) {
  const std::string_view line = span.file->line_text(position.line);
  if (line.size() > longest_excerpt) return {};
  std::string_view marked = span.file->text(span);
  marked = marked.substr(0, marked.find_first_of("\r\n"));
  const auto width = std::count_if(marked.begin(), marked.end(), begins_character);
  const std::string tildes(static_cast<std::size_t>(std::max<std::ptrdiff_t>(width, 1)) - 1, '~');
  return "  " + std::string(line) + "\n  " + blanks(line, position.column - 1) + '^' + tildes;
}

}  // namespace

Position config_position(const Span& span) {
  const Position position = span.file->position(span.begin);
  const bool counted = span.file->line_text(position.line).size() <= longest_counted;
  return counted ? span.file->position_codepoint(span.begin) : position;
}

Error config_error(const Span& span, std::string message, std::string advice) {
  const Position position = config_position(span);
  return {.message = std::move(message),
          .file = span.file->path(),
          .line = position.line,
          .column = position.column,
          .advice = std::move(advice),
          .excerpt = excerpt(span, position)};
}

std::string advise(const std::string& word, const std::vector<std::string>& names,
                   const std::string& otherwise) {
  const auto near = did_you_mean(word, names);
  return near ? "did you mean '" + *near + "'?" : otherwise;
}

}  // namespace migcheck
