// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the tokens of a block. PL/pgSQL itself finds the end of an expression by
// looking for the next THEN, LOOP or semicolon outside brackets; so do we.
#pragma once

#include "core/sql/plpgsql.h"

namespace migcheck::sql {

class PlParser {
 public:
  explicit PlParser(const SqlText& text) : text_(text) {}

  [[nodiscard]] std::optional<PlStatement> run();

 private:
  PlStatement statement();
  PlStatement labelled();
  PlStatement block(std::string label);
  void declarations(PlStatement& block);
  void declaration(PlStatement& block);
  void handlers(PlStatement& block);
  PlStatement if_statement();
  PlStatement case_statement();
  PlStatement loop_statement(std::string label);
  void for_header(PlStatement& loop);
  PlStatement execute_statement();
  PlStatement raise_statement();
  PlStatement leave_statement(PlKind kind);
  PlStatement sql_statement();
  void read_into(PlStatement& statement, TokenRange range);

  /// Statements up to one of these words, which is not consumed.
  PlBody body(std::initializer_list<std::string_view> ends);
  /// Tokens up to one of these words outside brackets, which is consumed.
  TokenRange until(std::initializer_list<std::string_view> ends);
  std::vector<std::string> target_list(TokenRange range) const;
  bool accept(std::string_view word);
  void expect(std::string_view word);
  [[nodiscard]] bool is_assignment() const;

  const SqlText& text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace migcheck::sql
