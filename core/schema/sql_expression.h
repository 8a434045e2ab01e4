// SPDX-License-Identifier: Apache-2.0
// A small reader for the expressions that stand in schemas: comparisons, IN lists, IS NULL, calls,
// casts, CASE. It knows PostgreSQL's operator precedence and nothing about names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/names.h"

namespace migcheck {

enum class ExpressionKind : std::uint8_t {
  column,   ///< text: the name; a qualifier is dropped
  string,   ///< text: the content
  number,   ///< text: the digits
  keyword,  ///< text: true, false, null, current_timestamp, …
  call,     ///< text: the function's name as written; parts: arguments
  binary,   ///< text: the operator; parts: both sides
  prefix,   ///< text: the operator; parts: the operand
  logical,  ///< text: AND or OR; parts: two or more
  negation,
  test,   ///< text: IS NULL, IS NOT TRUE, …; parts: the operand
  in,     ///< text: = or <>; parts: the operand, then the list
  any,    ///< text: `= ANY`, `<> ALL`; parts: both sides
  array,  ///< ARRAY[…]
  cast,   ///< type; parts: the operand
  choice  ///< CASE; parts: operand?, then condition and result in turns, else?
};

struct Expression {
  ExpressionKind kind = ExpressionKind::column;
  std::string text;
  std::vector<Expression> parts;
  DataType type;             ///< of a cast
  bool has_operand = false;  ///< CASE operand WHEN …
  bool has_else = false;     ///< CASE … ELSE …
};

/// Nothing when the text has a construct that this reader does not know.
[[nodiscard]] std::optional<Expression> read_expression(std::string_view sql);

}  // namespace migcheck
