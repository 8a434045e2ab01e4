// SPDX-License-Identifier: Apache-2.0
// The built-in types by the names that SQL has for them.
#pragma once

#include <string_view>

namespace migcheck {

/// format_type() of a row of pg_type in pg_catalog: "int4" → "integer"; empty when there is none.
[[nodiscard]] std::string_view builtin_type(std::string_view pg_type_name);
/// The same for names that only the grammar knows: "int", "dec", "boolean"; empty otherwise.
[[nodiscard]] std::string_view grammar_type(std::string_view keyword);
/// pg_type.typname of a type printed by format_type(): "integer" → "int4"; itself when unknown.
[[nodiscard]] std::string_view pg_type_name(std::string_view formatted);

}  // namespace migcheck
