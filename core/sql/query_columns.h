// SPDX-License-Identifier: Apache-2.0
// The columns of a query, as CREATE TABLE … AS makes them.
#pragma once

#include <optional>
#include <vector>

#include "core/schema/catalog.h"
#include "core/sql/reading.h"
#include "core/sql/statement.h"

namespace migcheck::sql {

/// Name and type of each column of a SELECT, VALUES or TABLE of this statement; types that are not
/// known are marked so. Nothing when it is not known which columns there are.
[[nodiscard]] std::optional<std::vector<ColumnDef>> query_columns(const Catalog& catalog,
                                                                  const SqlText& text, Node query);

/// Gives the table of CREATE TABLE … AS or SELECT … INTO its columns, and the rows that it may
/// have.
void take_query_columns(const Catalog& catalog, const Statement& statement,
                        std::vector<PlannedOperation>& planned);

}  // namespace migcheck::sql
