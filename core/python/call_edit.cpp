// SPDX-License-Identifier: Apache-2.0
#include "core/python/call_edit.h"

#include <algorithm>

namespace migcheck {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\\";

/// The end of the last token before `position`: blanks and comments are stepped over backwards.
std::uint32_t last_token_end(const PythonModule& module, std::uint32_t position) {
  const std::string_view text = module.file().text();
  for (bool moved = true; moved;) {
    moved = false;
    while (position > 0 && blanks.find(text[position - 1]) != std::string_view::npos) --position;
    for (const PythonComment& comment : module.comments()) {
      if (comment.span.end != position) continue;
      position = comment.span.begin;
      moved = true;
    }
  }
  return position;
}

/// The start of the next token from `position` on.
std::uint32_t next_token_begin(const PythonModule& module, std::uint32_t position) {
  const std::string_view text = module.file().text();
  for (bool moved = true; moved;) {
    moved = false;
    while (position < text.size() && blanks.find(text[position]) != std::string_view::npos) {
      ++position;
    }
    for (const PythonComment& comment : module.comments()) {
      if (comment.span.begin != position) continue;
      position = comment.span.end;
      moved = true;
    }
  }
  return position;
}

const Node* find_call(const Node& node, std::uint32_t begin, std::uint32_t end) {
  if (node.kind == NodeKind::call && node.begin == begin && node.end == end) return &node;
  for (const Node* child : node.children) {
    if (child == nullptr || child->begin > begin || child->end < end) continue;
    if (const Node* found = find_call(*child, begin, end)) return found;
  }
  return nullptr;
}

/// The blanks that a line starts with, when nothing but blanks stands before `position` on it.
std::optional<std::string_view> own_line_indent(std::string_view text, std::uint32_t position) {
  const std::size_t line_break =
      position == 0 ? std::string_view::npos : text.find_last_of("\r\n", position - 1);
  const std::size_t start = line_break == std::string_view::npos ? 0 : line_break + 1;
  const std::string_view before = text.substr(start, position - start);
  if (before.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
  return before;
}

/// The lines of an argument that shares them with nothing but its comma and a comment.
std::optional<Span> own_lines(const PythonModule& module, const Node& argument) {
  const std::string_view text = module.file().text();
  const auto indent = own_line_indent(text, argument.begin);
  if (!indent) return std::nullopt;
  std::size_t after = text.find_first_not_of(" \t", argument.end);
  if (after != std::string_view::npos && text[after] == ',') {
    after = text.find_first_not_of(" \t", after + 1);
  }
  if (after == std::string_view::npos || std::string_view("#\r\n").find(text[after]) > 2) {
    return std::nullopt;
  }
  const auto end = static_cast<std::uint32_t>(text.find('\n', after));
  if (end >= text.size()) return std::nullopt;
  const auto indented = static_cast<std::uint32_t>(indent->size());
  return Span{&module.file(), argument.begin - indented, end + 1};
}

const Node* last_import(const Node& root) {
  const Node* last = nullptr;
  for (const Node* statement : root.children) {
    const bool import =
        statement->kind == NodeKind::import || statement->kind == NodeKind::import_from;
    if (import) last = statement;
  }
  return last;
}

std::string_view bound_name(const Node& alias) {
  const Node* bound = alias.child(0);
  return bound != nullptr ? bound->text : alias.text;
}

/// The local name that one import statement gives to `package.name`.
std::optional<std::string_view> name_from(const Node& statement, std::string_view package,
                                          std::string_view name) {
  if (statement.kind != NodeKind::import && statement.kind != NodeKind::import_from) {
    return std::nullopt;
  }
  const std::string dotted = std::string(package) + "." + std::string(name);
  for (const Node* alias : statement.children) {
    if (statement.kind == NodeKind::import_from) {
      if (statement.text == package && alias->text == name) return bound_name(*alias);
    } else if (alias->text == dotted) {
      return bound_name(*alias);
    }
  }
  return std::nullopt;
}

}  // namespace

const Node* find_call(const PythonModule& module, const Span& span) {
  if (span.file != &module.file()) return nullptr;
  return find_call(module.root(), span.begin, span.end);
}

const Node* keyword_argument(const Node& call, std::string_view name) {
  for (const Node* argument : call.rest(1)) {
    if (argument->kind == NodeKind::keyword && argument->text == name) return argument;
  }
  return nullptr;
}

std::optional<Edit> add_argument(const PythonModule& module, const Node& call,
                                 std::string_view argument) {
  const std::span<const Node* const> given = call.rest(1);
  if (!given.empty() && given.back()->kind == NodeKind::generator) return std::nullopt;
  const std::string_view text = module.file().text();
  const std::uint32_t at = last_token_end(module, call.end - 1);
  const bool comma = text[at - 1] == ',';
  std::string inserted(argument);
  if (!given.empty()) {
    const auto indent = own_line_indent(text, given.back()->begin);
    const std::string separator = indent ? "\n" + std::string(*indent) : " ";
    inserted = (comma ? "" : ",") + separator + inserted + (comma ? "," : "");
  }
  return Edit{.span = {&module.file(), at, at}, .text = std::move(inserted)};
}

Edit remove_argument(const PythonModule& module, const Node& call, const Node& argument) {
  const std::string_view text = module.file().text();
  if (const auto lines = own_lines(module, argument)) return Edit{.span = *lines, .text = ""};
  Span removed{&module.file(), argument.begin, argument.end};
  const std::uint32_t before = last_token_end(module, argument.begin);
  const std::uint32_t after = next_token_begin(module, argument.end);
  if (text[before - 1] == ',') {
    removed.begin = before - 1;
  } else if (after < call.end && text[after] == ',') {
    removed.end = next_token_begin(module, after + 1);
  }
  return Edit{.span = removed, .text = ""};
}

ImportedName imported_name(const PythonModule& module, std::string_view package,
                           std::string_view name) {
  for (const Node* statement : module.root().children) {
    if (const auto found = name_from(*statement, package, name)) {
      return {.name = std::string(*found), .import = std::nullopt};
    }
  }
  const std::string_view text = module.file().text();
  const Node* last = last_import(module.root());
  const std::size_t line_end = last == nullptr ? 0 : text.find_first_of("\r\n", last->end);
  const auto at = static_cast<std::uint32_t>(std::min(line_end, text.size()));
  const std::string line = "from " + std::string(package) + " import " + std::string(name);
  return {.name = std::string(name),
          .import = Edit{.span = {&module.file(), at, at},
                         .text = last == nullptr ? line + "\n" : "\n" + line}};
}

}  // namespace migcheck
