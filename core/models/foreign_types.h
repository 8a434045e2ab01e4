// SPDX-License-Identifier: Apache-2.0
// A column that is declared by its foreign key alone has the type of the column that it refers to.
#pragma once

#include <memory>
#include <vector>

#include "core/models/mapped_table.h"

namespace migcheck {

using MappedTables = std::vector<std::unique_ptr<MappedTable>>;

/// Fills in the schema that references without one mean, and the types of such columns.
void resolve_references(MappedTables& tables);

}  // namespace migcheck
