// SPDX-License-Identifier: Apache-2.0
#include "core/schema/expression_text.h"

#include "core/schema/constant_text.h"
#include "core/schema/expression_printer.h"
#include "core/schema/sql_expression.h"

namespace migcheck {

std::optional<std::string> default_text(const ColumnDef& column) {
  if (!column.default_sql) return std::nullopt;
  const std::optional<Expression> expression = read_expression(*column.default_sql);
  if (!expression) return column.default_sql;
  if (expression->kind == ExpressionKind::keyword && expression->text == "null")
    return std::nullopt;
  if (expression->kind == ExpressionKind::string && column.type.known)
    return constant_text(expression->text, column.type);
  return print_expression(*expression, nullptr);
}

std::string index_expression_text(const std::string& sql, const Table& table) {
  const std::optional<Expression> expression = read_expression(sql);
  if (!expression) return sql;
  std::string text = print_expression(*expression, &table, true);
  if (expression->kind == ExpressionKind::call || without_parentheses(text) != text) return text;
  return "(" + text + ")";
}

std::string expression_text(const std::string& sql, const Table& table) {
  const std::optional<Expression> expression = read_expression(sql);
  return expression ? print_expression(*expression, &table) : sql;
}

}  // namespace migcheck
