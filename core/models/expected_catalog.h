// SPDX-License-Identifier: Apache-2.0
// The catalog that metadata.create_all() would make.
#pragma once

#include <vector>

#include "core/models/mapped_table.h"
#include "core/models/model_host.h"

namespace migcheck {

/// Makes types, tables, indexes, foreign keys and comments of the tables, in this order, so that it
/// does not matter which table refers to which. Tables that PostgreSQL would refuse are uncertain
/// in it; indexes and constraints that it would refuse are missing, and noted in the table.
[[nodiscard]] Catalog expected_catalog(const std::vector<MappedTable*>& tables,
                                       const ModelHost& host);

}  // namespace migcheck
