// SPDX-License-Identifier: Apache-2.0
// The limits keep hostile text away from the parser: it needs time quadratic in the length of a run
// of operator characters (`/*/*/*…`), and the recursion of libpg_query follows left-recursive
// chains (`1+1+1…`) without a limit. The number of tokens between two commas bounds the length of
// such a chain.
#include "core/sql/statement.h"

#include <algorithm>

#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 20;
constexpr std::size_t max_operator_run = 1000;

bool has_long_operator_run(std::string_view text) {
  std::size_t run = 0;
  for (const char byte : text) {
    run = std::string_view("~!@#^&|`?+-*/%<>=").find(byte) == std::string_view::npos ? 0 : run + 1;
    if (run > max_operator_run) return true;
  }
  return false;
}

/// An upper bound of the depth of the parse tree.
std::size_t nesting_bound(const SqlText& text) {
  std::vector<std::size_t> chains{0};
  std::size_t total = 0;
  std::size_t highest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.is(i, "(") || text.is(i, "[")) chains.push_back(0);
    if ((text.is(i, ")") || text.is(i, "]")) && chains.size() > 1) {
      total -= chains.back();
      chains.pop_back();
    }
    if (text.is(i, ",")) {
      total -= chains.back();
      chains.back() = 0;
    }
    ++chains.back();
    highest = std::max(highest, ++total);
  }
  return highest;
}

std::optional<Refused> refusal(const SqlText& text, const SqlBackend& backend) {
  if (text.text().size() > max_bytes) return Refused{"the statement is longer than 1 MB"};
  if (text.text().find('\0') != std::string_view::npos)
    return Refused{"the SQL text has a NUL byte"};
  const auto limit = backend.longest_chain();
  if (has_long_operator_run(text.text()) || (limit && nesting_bound(text) > *limit)) {
    return Refused{"the statement is nested too deeply"};
  }
  return std::nullopt;
}

/// Where `CREATE [OR REPLACE] FUNCTION|PROCEDURE` begins a statement, its body may be
/// `BEGIN ATOMIC … END` with semicolons inside.
bool may_have_atomic_body(const SqlText& text, std::size_t first) {
  if (!text.is(first, "create")) return false;
  const std::size_t kind = text.are(first + 1, {"or", "replace"}) ? first + 3 : first + 1;
  return text.is(kind, "function") || text.is(kind, "procedure");
}

std::size_t statement_end(const SqlText& text, std::size_t first) {
  const bool atomic_allowed = may_have_atomic_body(text, first);
  int blocks = 0;
  for (std::size_t i = first; i < text.size(); ++i) {
    if (text.close(i) < text.size()) i = text.close(i);
    if (blocks == 0 && text.is(i, ";")) return i;
    if (!atomic_allowed) continue;
    if (text.are(i, {"begin", "atomic"}) || (blocks > 0 && text.is(i, "case"))) ++blocks;
    if (blocks > 0 && text.is(i, "end")) --blocks;
  }
  return text.size();
}

}  // namespace

std::vector<TokenRange> split_statements(const SqlText& text) {
  std::vector<TokenRange> statements;
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = statement_end(text, first);
    if (end > first) statements.push_back({first, end});
    first = end + 1;
  }
  return statements;
}

ParsedStatement parse_statement(MappedText mapped) {
  SqlText text(std::move(mapped));
  const SqlBackend& backend = sql_backend();
  if (auto refused = refusal(text, backend)) return *std::move(refused);
  const ParseReply reply = backend.parse(text.mapped().text());
  if (reply.gave_up) return Refused{"the statement is nested too deeply, or memory ran out"};
  if (reply.error) return *reply.error;
  std::optional<Tree> tree = Tree::read(reply.json);
  if (!tree || tree->statements().empty()) return Refused{"the parser gave no statement"};
  const Node node = tree->statements().front();
  return Statement{std::move(text), *std::move(tree), node};
}

}  // namespace migcheck::sql
