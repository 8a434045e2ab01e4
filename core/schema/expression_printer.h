// SPDX-License-Identifier: Apache-2.0
// Prints expressions with the casts that the parser of PostgreSQL adds. Types are only followed as
// far as columns, constants and a few functions make them plain.
#pragma once

#include <string>

#include "core/schema/catalog.h"
#include "core/schema/sql_expression.h"

namespace migcheck {

/// The expression over the columns of a table, or of none. Pretty: with fewer brackets, as index
/// expressions are shown.
[[nodiscard]] std::string print_expression(const Expression& expression, const Table* table,
                                           bool pretty = false);
/// Without one pair of brackets around the whole.
[[nodiscard]] std::string without_parentheses(const std::string& sql);

}  // namespace migcheck
