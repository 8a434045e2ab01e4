// SPDX-License-Identifier: Apache-2.0
// The structure of a PL/pgSQL block: which statements, under which conditions. Expressions and SQL
// statements stay token ranges of the block's text; what they mean is found when they run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sql/sql_text.h"

namespace migcheck::sql {

enum class PlKind : std::uint8_t {
  block,
  if_,          ///< IF and CASE: `branches`, then `otherwise`
  loop,         ///< LOOP, for ever
  while_,       ///< WHILE `expression`
  for_integer,  ///< FOR `targets` IN `expression` .. `second`
  for_query,    ///< FOR `targets` IN `expression`
  for_execute,  ///< FOR `targets` IN EXECUTE `expression` USING `arguments`
  for_each,     ///< FOREACH `targets` IN ARRAY `expression`
  execute,      ///< EXECUTE `expression` INTO `targets` USING `arguments`
  perform,      ///< PERFORM `expression`
  assign,       ///< `targets` := `expression`
  raise,
  return_,
  exit_,
  continue_,
  null,
  sql,     ///< any SQL statement: `expression`, without its INTO `targets`
  opaque,  ///< understood to be there, but not modelled: cursors, GET DIAGNOSTICS
};

struct PlStatement;
using PlBody = std::vector<PlStatement>;

/// IF/ELSIF condition THEN body; for CASE with a value, `expression` is one of the WHEN values.
struct PlBranch {
  TokenRange condition;
  std::optional<TokenRange> case_value;
  PlBody body;
};

/// WHEN condition OR condition THEN body.
struct PlHandler {
  TokenRange when;
  std::vector<std::string> conditions;  ///< names, `others`, or five-character codes
  PlBody body;
};

struct PlDeclaration {
  std::string name;
  TokenRange type;
  TokenRange value;  ///< empty: NULL
};

struct PlStatement {
  PlKind kind = PlKind::opaque;
  TokenRange range;
  TokenRange expression;
  TokenRange second;
  std::optional<TokenRange> into;  ///< INTO and its targets, to be left out of a SQL statement
  std::vector<std::string> targets;
  std::vector<TokenRange> arguments;
  std::string label;        ///< of a block or loop; of EXIT and CONTINUE the one that is meant
  std::string raise_level;  ///< lower case; `exception` when none is written
  bool reverse = false;
  PlBody body;
  std::vector<PlBranch> branches;
  PlBody otherwise;
  bool has_else = false;
  std::vector<PlDeclaration> declarations;
  std::vector<PlHandler> handlers;
};

/// The outermost block; nothing when the text does not have the structure of one.
[[nodiscard]] std::optional<PlStatement> parse_plpgsql(const SqlText& text);

}  // namespace migcheck::sql
