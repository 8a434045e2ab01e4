// SPDX-License-Identifier: Apache-2.0
// Expressions as PostgreSQL prints them back. The catalog keeps what was written; the server keeps
// a tree and prints it with casts and brackets of its own. Two ways to write the same expression
// print alike here, which is what a comparison needs.
#pragma once

#include <optional>
#include <string>

#include "core/schema/catalog.h"

namespace migcheck {

/// The default in the manner of pg_get_expr(): `'x'::character varying`, `0`, `now()`.
[[nodiscard]] std::optional<std::string> default_text(const ColumnDef& column);
/// A condition, an index or generated expression over the columns of a table. What cannot be read
/// is returned as it was written.
[[nodiscard]] std::string expression_text(const std::string& sql, const Table& table);
/// An index expression as pg_get_indexdef() prints it for people, with fewer brackets.
[[nodiscard]] std::string index_expression_text(const std::string& sql, const Table& table);

}  // namespace migcheck
