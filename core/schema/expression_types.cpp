// SPDX-License-Identifier: Apache-2.0
#include "core/schema/expression_types.h"

#include <algorithm>
#include <array>

#include "core/schema/casts.h"
#include "core/schema/column_default.h"
#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

using Words = std::vector<SqlWord>;

struct Comparison {
  std::string column;
  std::string operation;  // as the server stores it: <> for !=, = for IN
  std::vector<std::string> constants;
};

bool is_word(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::identifier && !words[at].quoted &&
         words[at].text == text;
}

bool is_symbol(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::symbol && words[at].text == text;
}

bool is_string(const Words& words, std::size_t at) {
  return at < words.size() && words[at].kind == SqlWordKind::string &&
         !is_symbol(words, at + 1, "::");
}

bool is_column(const Words& words, std::size_t at, const std::string& column) {
  return words[at].kind == SqlWordKind::identifier && words[at].text == column &&
         !is_symbol(words, at + 1, "::") && (at == 0 || !is_symbol(words, at - 1, "::"));
}

std::string comparison_operator(const Words& words, std::size_t at) {
  constexpr std::array<std::string_view, 6> operators{"=", "<>", "<", ">", "<=", ">="};
  if (is_symbol(words, at, "!=")) return "<>";
  const bool known =
      at < words.size() && words[at].kind == SqlWordKind::symbol &&
      std::find(operators.begin(), operators.end(), words[at].text) != operators.end();
  return known ? words[at].text : std::string();
}

// `column IN ('a', 'b')` and `column NOT IN (…)`, starting behind the column.
std::optional<Comparison> read_list(const Words& words, std::size_t at, const std::string& column) {
  const bool negative = is_word(words, at, "not");
  if (negative) ++at;
  if (!is_word(words, at, "in") || !is_symbol(words, at + 1, "(")) return std::nullopt;
  Comparison out{column, negative ? "<>" : "=", {}};
  for (at += 2; is_string(words, at); at += 2) {
    out.constants.push_back(words[at].text);
    if (is_symbol(words, at + 1, ")")) return out;
    if (!is_symbol(words, at + 1, ",")) return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Comparison> comparisons_of(const std::string& expression, const std::string& column) {
  std::vector<Comparison> out;
  const Words words = sql_words(expression);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!is_column(words, at, column)) continue;
    const std::string operation = comparison_operator(words, at + 1);
    if (!operation.empty() && is_string(words, at + 2)) {
      out.push_back({column, operation, {words[at + 2].text}});
    } else if (auto list = read_list(words, at + 1, column)) {
      out.push_back(std::move(*list));
    }
  }
  return out;
}

// Whether `column op constant` still works when the column has a new type and the constant the old.
bool still_works(const CatalogState& state, const DataType& column, const DataType& constant) {
  if (column == constant) return true;
  const bool enums = column.user_defined || constant.user_defined;
  if (!enums) return true;
  // The stored comparison of a character varying column goes through text and reads back as
  // (column)::text, which works for every type.
  if (!constant.user_defined && constant.base != "text") return true;
  for (const DataType* type : {&column, &constant}) {
    const EnumPtr found = type->user_defined ? state.enum_type(type->type_name()) : nullptr;
    if (type->user_defined && (found == nullptr || !state.sure(*found))) return true;
  }
  return false;
}

Failure check_expression(const Change& change, const Table& table, const Column& column,
                         const DataType& old, const std::string& expression) {
  for (const Comparison& comparison : comparisons_of(expression, column.def.name)) {
    if (!still_works(change.state, column.def.type, old))
      return ddl_error("42883",
                       "operator does not exist: " + column.def.type.format() + " " +
                           comparison.operation + " " + old.format(),
                       table.origin, "table '" + table.name.name + "' is created here");
  }
  return std::nullopt;
}

}  // namespace

Failure check_enum_constants(const Change& change, const Table& table,
                             const std::string& expression) {
  for (const Column& column : table.columns) {
    const DataType& type = column.def.type;
    if (!type.user_defined || type.array || !change.state.definition_sure(column)) continue;
    const EnumPtr labels = change.state.enum_type(type.type_name());
    if (labels == nullptr) continue;
    for (const Comparison& comparison : comparisons_of(expression, column.def.name)) {
      for (const std::string& constant : comparison.constants) {
        if (Failure failure = check_enum_value(change, *labels, constant)) return failure;
      }
    }
  }
  return std::nullopt;
}

Failure check_expressions(const Change& change, const Table& table, const std::string& column,
                          const DataType& old) {
  const Column& changed = *table.column(column);
  for (const Constraint& constraint : table.constraints) {
    if (constraint.def.kind != ConstraintKind::check || !change.state.sure(constraint)) continue;
    if (Failure failure = check_expression(change, table, changed, old, constraint.def.expression))
      return failure;
  }
  for (const Index& index : table.indexes) {
    if (!index.def.predicate || !change.state.sure(index)) continue;
    if (Failure failure = check_expression(change, table, changed, old, *index.def.predicate))
      return failure;
  }
  return std::nullopt;
}

}  // namespace migcheck
