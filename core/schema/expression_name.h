// SPDX-License-Identifier: Apache-2.0
// What can be read off the words of an expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/catalog.h"

namespace migcheck {

/// The column name that PostgreSQL derives from an expression: the function's name, "case", the
/// column, else "expr" (FigureIndexColname).
[[nodiscard]] std::string expression_name(std::string_view sql);
/// The columns of the table that an expression names, in the order of the table.
[[nodiscard]] std::vector<std::string> expression_columns(std::string_view sql, const Table& table);
/// The elements of `EXCLUDE (…)`, without operators.
[[nodiscard]] std::vector<IndexElement> exclusion_elements(std::string_view sql);
/// The expression with the type of casts renamed.
[[nodiscard]] std::string rename_casts(const std::string& sql, const QualifiedName& from,
                                       const QualifiedName& to);
/// The expression with a column renamed.
[[nodiscard]] std::string rename_in_expression(const std::string& sql, const std::string& from,
                                               const std::string& to);

}  // namespace migcheck
