// SPDX-License-Identifier: Apache-2.0
#include "config/value_reader.h"

#include "config/config_error.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

/// The parts of a scalar, each with its own place where it stands in the text as it is.
std::vector<PlacedText> split_scalar(const YamlNode& node) {
  std::vector<PlacedText> words;
  const SourceFile& file = *node.span.file;
  std::size_t from = node.span.begin;
  for (std::string& part : split_list(node.text)) {
    const std::size_t at = file.text().find(part, from);
    Span span = node.span;
    if (at != std::string_view::npos) {
      from = at + part.size();
      span = {&file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)};
    }
    words.push_back({std::move(part), span});
  }
  return words;
}

/// Whether the last component of `text` up to `end` is `..`.
bool climbs(std::string_view pattern) {
  const std::string padded = "/" + std::string(pattern) + "/";
  return padded.find("/../") != std::string::npos;
}

std::string escape_glob(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("*?[\\").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace

SettingOrigin origin_of(const Span& span) {
  const Position position = config_position(span);
  return {span.file->path(), position.line, position.column};
}

std::vector<PlacedText> read_words(const YamlNode& node, std::vector<Error>& errors) {
  if (node.kind == YamlKind::scalar) return split_scalar(node);
  std::vector<PlacedText> words;
  if (node.kind != YamlKind::sequence) {
    errors.push_back(config_error(node.span, "expected a string or a list of strings"));
    return words;
  }
  for (const YamlNode& item : node.items) {
    if (item.kind == YamlKind::scalar) {
      words.push_back({item.text, item.span});
    } else {
      errors.push_back(config_error(item.span, "expected a string"));
    }
  }
  return words;
}

Result<std::string> rebase_pattern(const std::string& pattern, std::string_view folder) {
  if (climbs(pattern)) return Error{.message = "'..' is not allowed in a path pattern"};
  if (folder.empty()) return pattern;
  const std::string base = "/" + escape_glob(folder);
  const std::size_t slash = pattern.find('/');
  if (slash == 0) return base + pattern;
  const bool anchored = slash != std::string::npos && slash + 1 != pattern.size();
  return base + (anchored ? "/" : "/**/") + pattern;
}

}  // namespace migcheck
