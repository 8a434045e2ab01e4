// SPDX-License-Identifier: Apache-2.0
// The catalog as SQL that makes it again.
#pragma once

#include <string>

#include "core/schema/catalog.h"

namespace migcheck {

/// Statements for an empty database of PostgreSQL, after which it holds the same as the catalog.
/// Everything of a kind is ordered by name, so that a change of the schema changes few lines;
/// foreign keys stand behind all tables, which may refer to each other in a circle. What is not
/// known or not certain is said in a comment before the statement, or instead of it.
[[nodiscard]] std::string dump_sql(const Catalog& catalog);

}  // namespace migcheck
