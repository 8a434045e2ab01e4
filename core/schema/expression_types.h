// SPDX-License-Identifier: Apache-2.0
// Comparisons of a column with string constants inside CHECK constraints, index predicates and the
// like. A constant takes the column's type when the expression is made, so an enum column needs a
// label there, and the stored constant keeps that type when the column's type changes later.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// The error for a constant that is no (usable) label of the enum column it is compared with.
[[nodiscard]] Failure check_enum_constants(const Change& change, const Table& table,
                                           const std::string& expression);
/// The error for checks and predicates that compare the column, which has its new type already,
/// with constants of its old type: `operator does not exist: t = t_old`.
[[nodiscard]] Failure check_expressions(const Change& change, const Table& table,
                                        const std::string& column, const DataType& old);

}  // namespace migcheck
