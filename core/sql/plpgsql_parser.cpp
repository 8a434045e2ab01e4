// SPDX-License-Identifier: Apache-2.0
#include "core/sql/plpgsql_parser.h"

#include <algorithm>
#include <array>

namespace migcheck::sql {
namespace {

constexpr int max_block_depth = 200;

constexpr std::array opaque_words{"assert", "close", "fetch", "get", "move", "open"};

}  // namespace

std::optional<PlStatement> parse_plpgsql(const SqlText& text) { return PlParser(text).run(); }

std::optional<PlStatement> PlParser::run() {
  PlStatement outermost = labelled();
  accept(";");
  if (failed_ || outermost.kind != PlKind::block || at_ < text_.size()) return std::nullopt;
  return outermost;
}

bool PlParser::accept(std::string_view word) {
  if (!text_.is(at_, word)) return false;
  ++at_;
  return true;
}

void PlParser::expect(std::string_view word) { failed_ = !accept(word) || failed_; }

TokenRange PlParser::until(std::initializer_list<std::string_view> ends) {
  TokenRange range{at_, text_.find({at_, text_.size()}, ends)};
  failed_ = failed_ || range.last >= text_.size();
  at_ = std::min(range.last + 1, text_.size());
  return range;
}

PlBody PlParser::body(std::initializer_list<std::string_view> ends) {
  PlBody statements;
  const auto at_end = [&] {
    return std::any_of(ends.begin(), ends.end(),
                       [this](std::string_view word) { return text_.is(at_, word); });
  };
  while (!failed_ && at_ < text_.size() && !at_end()) statements.push_back(statement());
  failed_ = failed_ || at_ >= text_.size();
  return statements;
}

PlStatement PlParser::statement() {
  const std::size_t first = at_;
  if (++depth_ > max_block_depth) failed_ = true;
  PlStatement result = failed_ ? PlStatement() : labelled();
  --depth_;
  result.range = {first, text_.is(at_ - 1, ";") ? at_ - 1 : at_};
  return result;
}

PlStatement PlParser::labelled() {
  std::string label;
  if (text_.is(at_, "<<") && text_.is(at_ + 2, ">>")) {
    label = text_.name(at_ + 1);
    at_ += 3;
  }
  if (text_.is(at_, "declare") || text_.is(at_, "begin")) return block(std::move(label));
  for (const std::string_view word : {"loop", "while", "for", "foreach"}) {
    if (text_.is(at_, word)) return loop_statement(std::move(label));
  }
  if (text_.is(at_, "if")) return if_statement();
  if (text_.is(at_, "case")) return case_statement();
  if (text_.is(at_, "execute")) return execute_statement();
  if (text_.is(at_, "raise")) return raise_statement();
  if (text_.is(at_, "exit")) return leave_statement(PlKind::exit_);
  if (text_.is(at_, "continue")) return leave_statement(PlKind::continue_);
  return sql_statement();
}

PlStatement PlParser::block(std::string label) {
  PlStatement result;
  result.kind = PlKind::block;
  result.label = std::move(label);
  if (accept("declare")) declarations(result);
  expect("begin");
  result.body = body({"exception", "end"});
  if (accept("exception")) handlers(result);
  expect("end");
  if (text_.is_name(at_)) ++at_;
  if (at_ < text_.size()) expect(";");
  return result;
}

void PlParser::declarations(PlStatement& block) {
  while (!failed_ && at_ < text_.size() && !text_.is(at_, "begin")) {
    if (accept("declare")) continue;
    declaration(block);
  }
}

void PlParser::declaration(PlStatement& block) {
  PlDeclaration declared;
  declared.name = text_.name(at_++);
  const TokenRange rest = until({";"});
  const std::size_t first = text_.is(rest.first, "constant") ? rest.first + 1 : rest.first;
  const std::size_t value = text_.find(rest, {":=", "=", "default"});
  declared.type = {first, text_.find({first, value}, {"not", "collate"})};
  if (value < rest.last) declared.value = {value + 1, rest.last};
  block.declarations.push_back(std::move(declared));
}

void PlParser::handlers(PlStatement& block) {
  while (!failed_ && text_.is(at_, "when")) {
    PlHandler handler;
    handler.when.first = at_++;
    const TokenRange names = until({"then"});
    handler.when.last = names.last;
    for (std::size_t i = names.first; i < names.last; ++i) {
      if (text_.is(i, "or") || text_.is(i, "sqlstate")) continue;
      handler.conditions.push_back(text_.kind(i) == TokenKind::string ? string_value(text_.word(i))
                                                                      : text_.name(i));
    }
    handler.body = body({"when", "end"});
    block.handlers.push_back(std::move(handler));
  }
}

PlStatement PlParser::if_statement() {
  PlStatement result;
  result.kind = PlKind::if_;
  do {
    ++at_;
    const TokenRange condition = until({"then"});
    result.branches.push_back({condition, std::nullopt, body({"elsif", "elseif", "else", "end"})});
  } while (!failed_ && (text_.is(at_, "elsif") || text_.is(at_, "elseif")));
  result.has_else = accept("else");
  if (result.has_else) result.otherwise = body({"end"});
  expect("end");
  expect("if");
  expect(";");
  return result;
}

PlStatement PlParser::case_statement() {
  PlStatement result;
  result.kind = PlKind::if_;
  ++at_;
  std::optional<TokenRange> subject;
  if (!text_.is(at_, "when")) {
    subject = TokenRange{at_, text_.find({at_, text_.size()}, {"when"})};
    at_ = subject->last;
  }
  while (!failed_ && accept("when")) {
    const TokenRange tests = until({"then"});
    const PlBody statements = body({"when", "else", "end"});
    const std::vector<TokenRange> parts =
        subject ? text_.split(tests) : std::vector<TokenRange>{tests};
    for (const TokenRange part : parts) result.branches.push_back({part, subject, statements});
  }
  result.has_else = accept("else");
  if (result.has_else) result.otherwise = body({"end"});
  expect("end");
  expect("case");
  expect(";");
  return result;
}

PlStatement PlParser::loop_statement(std::string label) {
  PlStatement result;
  result.label = std::move(label);
  if (accept("while")) {
    result.kind = PlKind::while_;
    result.expression = until({"loop"});
  } else if (accept("loop")) {
    result.kind = PlKind::loop;
  } else {
    for_header(result);
  }
  result.body = body({"end"});
  expect("end");
  expect("loop");
  if (text_.is_name(at_)) ++at_;
  expect(";");
  return result;
}

void PlParser::for_header(PlStatement& loop) {
  const bool each = text_.is(at_++, "foreach");
  const TokenRange targets = until({"in"});
  loop.targets = target_list({targets.first, text_.find(targets, {"slice"})});
  if (each) {
    expect("array");
    loop.kind = PlKind::for_each;
    loop.expression = until({"loop"});
    return;
  }
  loop.reverse = accept("reverse");
  const TokenRange source = until({"loop"});
  const std::size_t dots = text_.find(source, {".."});
  if (text_.is(source.first, "execute")) {
    const std::size_t with = text_.find(source, {"using"});
    loop.kind = PlKind::for_execute;
    loop.expression = {source.first + 1, with};
    loop.arguments = text_.split({with + 1, source.last});
  } else if (dots < source.last) {
    loop.kind = PlKind::for_integer;
    loop.expression = {source.first, dots};
    loop.second = {dots + 1, text_.find({dots, source.last}, {"by"})};
    if (loop.second.last < source.last) loop.kind = PlKind::for_query;
  } else {
    loop.kind = PlKind::for_query;
    loop.expression = source;
  }
}

PlStatement PlParser::execute_statement() {
  PlStatement result;
  result.kind = PlKind::execute;
  ++at_;
  const TokenRange rest = until({";"});
  const std::size_t into = text_.find(rest, {"into"});
  const std::size_t with = text_.find(rest, {"using"});
  result.expression = {rest.first, std::min(into, with)};
  if (into < rest.last) {
    const std::size_t first = text_.is(into + 1, "strict") ? into + 2 : into + 1;
    result.targets = target_list({first, into < with ? with : rest.last});
  }
  if (with < rest.last) {
    result.arguments = text_.split({with + 1, with < into ? into : rest.last});
  }
  return result;
}

PlStatement PlParser::raise_statement() {
  PlStatement result;
  result.kind = PlKind::raise;
  result.raise_level = "exception";
  ++at_;
  const TokenRange rest = until({";"});
  std::size_t first = rest.first;
  for (const std::string_view level : {"debug", "log", "info", "notice", "warning", "exception"}) {
    if (!text_.is(first, level)) continue;
    result.raise_level = level;
    ++first;
    break;
  }
  const std::size_t with = text_.find({first, rest.last}, {"using"});
  result.arguments = text_.split({first, with});
  if (with < rest.last) result.second = {with + 1, rest.last};
  return result;
}

PlStatement PlParser::leave_statement(PlKind kind) {
  PlStatement result;
  result.kind = kind;
  ++at_;
  const TokenRange rest = until({";"});
  const std::size_t when = text_.find(rest, {"when"});
  if (when > rest.first) result.label = text_.name(rest.first);
  if (when < rest.last) result.expression = {when + 1, rest.last};
  return result;
}

bool PlParser::is_assignment() const {
  std::size_t at = at_;
  if (!text_.is_name(at)) return false;
  ++at;
  while (text_.is(at, ".") || text_.is(at, "[")) {
    at = text_.is(at, ".") ? at + 2 : text_.close(at) + 1;
  }
  return text_.is(at, ":=") || text_.is(at, "=");
}

std::vector<std::string> PlParser::target_list(TokenRange range) const {
  std::vector<std::string> names;
  for (const TokenRange part : text_.split(range)) names.push_back(text_.name(part.first));
  return names;
}

/// The first INTO that is not part of INSERT INTO or MERGE INTO, with its targets.
void PlParser::read_into(PlStatement& statement, TokenRange range) {
  constexpr std::array words{"select", "with", "insert", "update", "delete", "values", "merge"};
  const bool may_have = std::any_of(words.begin(), words.end(),
                                    [&](const char* word) { return text_.is(range.first, word); });
  if (!may_have) return;
  std::size_t into = text_.find(range, {"into"});
  while (into < range.last && (text_.is(into - 1, "insert") || text_.is(into - 1, "merge"))) {
    into = text_.find({into + 1, range.last}, {"into"});
  }
  if (into >= range.last) return;
  std::size_t at = text_.is(into + 1, "strict") ? into + 2 : into + 1;
  const std::size_t first = at;
  while (text_.is_name(at)) {
    ++at;
    while (text_.is(at, ".")) at += 2;
    if (!text_.is(at, ",")) break;
    ++at;
  }
  statement.into = TokenRange{into, at};
  statement.targets = target_list({first, at});
}

PlStatement PlParser::sql_statement() {
  PlStatement result;
  result.kind = PlKind::sql;
  if (is_assignment()) {
    result.kind = PlKind::assign;
    result.targets.push_back(text_.name(at_));
    const bool simple = text_.is(at_ + 1, ":=") || text_.is(at_ + 1, "=");
    if (!simple) result.kind = PlKind::opaque;
    at_ = text_.find({at_, text_.size()}, {":=", "="}) + 1;
    result.expression = until({";"});
    return result;
  }
  const TokenRange range = until({";"});
  result.expression = range;
  const auto starts = [&](std::string_view word) { return text_.is(range.first, word); };
  if (starts("perform") || starts("return")) {
    result.kind = starts("perform") ? PlKind::perform : PlKind::return_;
    result.expression = {range.first + 1, range.last};
  } else if (range.empty() || (starts("null") && range.size() == 1)) {
    result.kind = PlKind::null;
  } else if (std::any_of(opaque_words.begin(), opaque_words.end(), starts)) {
    result.kind = PlKind::opaque;
  } else {
    read_into(result, range);
  }
  return result;
}

}  // namespace migcheck::sql
