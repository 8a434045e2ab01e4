// SPDX-License-Identifier: Apache-2.0
// The types of expressions from those of their parts, as the server derives them: operators,
// functions, and what CASE and COALESCE make of several. What is not listed is unknown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/names.h"

namespace migcheck::sql {

/// A part of an expression. A string constant without a cast, and NULL, take any type.
struct Operand {
  DataType type;
  bool untyped = false;
};

/// The type that CASE, COALESCE, GREATEST and LEAST give.
[[nodiscard]] DataType common_type(const std::vector<Operand>& parts);
/// `left operation right`; `left` is untyped NULL where there is none.
[[nodiscard]] DataType operator_type(std::string_view operation, const Operand& left,
                                     const Operand& right);
/// A function or aggregate of pg_catalog.
[[nodiscard]] DataType function_type(const std::string& name, const std::vector<Operand>& args);

}  // namespace migcheck::sql
