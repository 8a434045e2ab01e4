// SPDX-License-Identifier: Apache-2.0
#include "core/python/code_query.h"

#include <algorithm>

#include "core/python/syntax_tree.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace migcheck {
namespace {

// Far more than a rule needs; the library compiles nested patterns by recursion.
constexpr std::size_t longest_query = 20000;
constexpr std::size_t deepest_query = 200;

struct CursorDelete {
  void operator()(TSQueryCursor* cursor) const { ts_query_cursor_delete(cursor); }
};

/// The node, field or capture that stands at an offset.
std::string word_at(std::string_view text, std::size_t offset) {
  const auto is_word = [](char c) {
    return c == '_' || c == '-' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  };
  std::size_t end = offset;
  while (end < text.size() && is_word(text[end])) ++end;
  return std::string(text.substr(offset, end - offset));
}

std::string query_problem(TSQueryError error, const std::string& word) {
  switch (error) {
    case TSQueryErrorNodeType:
      return "Python has no syntax node '" + word + "'";
    case TSQueryErrorField:
      return "no syntax node of Python has a field '" + word + "'";
    case TSQueryErrorCapture:
      return "nothing is captured as '@" + word + "'";
    case TSQueryErrorStructure:
      return "no tree can have this form";
    case TSQueryErrorNone:
    case TSQueryErrorSyntax:
    case TSQueryErrorLanguage:
      break;
  }
  return "this is not the syntax of a query";
}

/// The offset at which a text is nested too deeply; npos: nowhere.
std::size_t too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '[') ++depth;
    if ((text[i] == ')' || text[i] == ']') && depth > 0) --depth;
    if (depth > deepest_query) return i;
  }
  return std::string_view::npos;
}

}  // namespace

Error error_at(std::string_view text, std::size_t offset, std::string message) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_break = before.rfind('\n');
  const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {.message = std::move(message),
          .line = static_cast<std::uint32_t>(lines + 1),
          .column = static_cast<std::uint32_t>(before.size() - begin + 1)};
}

Result<CodeQuery> CodeQuery::compile(const std::string& text) {
  if (text.size() > longest_query) return error_at(text, 0, "this query is too long");
  if (const std::size_t at = too_deep(text); at != std::string::npos) {
    return error_at(text, at, "this query is nested too deeply");
  }
  std::uint32_t offset = 0;
  TSQueryError problem = TSQueryErrorNone;
  const std::shared_ptr<const TSQuery> query(
      ts_query_new(tree_sitter_python(), text.data(), static_cast<std::uint32_t>(text.size()),
                   &offset, &problem),
      [](const TSQuery* made) { ts_query_delete(const_cast<TSQuery*>(made)); });
  if (!query) return error_at(text, offset, query_problem(problem, word_at(text, offset)));
  if (ts_query_pattern_count(query.get()) == 0)
    return error_at(text, 0, "this query has no pattern");
  return CodeQuery(query, text);
}

CodeQuery::CodeQuery(std::shared_ptr<const TSQuery> query, std::string_view text)
    : query_(std::move(query)) {
  for (std::uint32_t i = 0; i < ts_query_capture_count(query_.get()); ++i) {
    std::uint32_t length = 0;
    const char* name = ts_query_capture_name_for_id(query_.get(), i, &length);
    captures_.emplace_back(name, length);
  }
  read_predicates(text);
}

void CodeQuery::read_predicates(std::string_view text) {
  for (std::uint32_t pattern = 0; pattern < ts_query_pattern_count(query_.get()); ++pattern) {
    std::size_t from = ts_query_start_byte_for_pattern(query_.get(), pattern);
    std::uint32_t count = 0;
    const TSQueryPredicateStep* steps =
        ts_query_predicates_for_pattern(query_.get(), pattern, &count);
    bool fresh = true;
    for (std::uint32_t i = 0; i < count; ++i) {
      const TSQueryPredicateStep& step = steps[i];
      if (step.type == TSQueryPredicateStepTypeDone) {
        fresh = true;
        continue;
      }
      std::uint32_t length = 0;
      const bool is_capture = step.type == TSQueryPredicateStepTypeCapture;
      const char* word = is_capture
                             ? ts_query_capture_name_for_id(query_.get(), step.value_id, &length)
                             : ts_query_string_value_for_id(query_.get(), step.value_id, &length);
      if (fresh) {
        const std::string name(word, length);
        from = std::min(text.find("#" + name, from), text.size());
        predicates_.push_back({pattern, name, {}, from});
        fresh = false;
      } else {
        predicates_.back().arguments.push_back({is_capture, step.value_id, {word, length}});
      }
    }
  }
}

std::vector<CodeMatch> CodeQuery::matches(const CodeTree& code) const {
  const SyntaxTree tree = code.tree_->copy();
  const std::unique_ptr<TSQueryCursor, CursorDelete> cursor(ts_query_cursor_new());
  ts_query_cursor_exec(cursor.get(), query_.get(), tree.root().raw());
  std::vector<CodeMatch> found;
  TSQueryMatch match;
  while (ts_query_cursor_next_match(cursor.get(), &match)) {
    CodeMatch& one = found.emplace_back();
    one.pattern = match.pattern_index;
    for (std::uint16_t i = 0; i < match.capture_count; ++i) {
      const TSQueryCapture& capture = match.captures[i];
      one.captures.push_back(
          {capture.index, ts_node_start_byte(capture.node), ts_node_end_byte(capture.node)});
    }
  }
  return found;
}

}  // namespace migcheck
