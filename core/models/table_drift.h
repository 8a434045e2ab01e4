// SPDX-License-Identifier: Apache-2.0
// What differs within a table that models and migrations both have.
#pragma once

#include <vector>

#include "core/models/drift.h"

namespace migcheck {

/// Adds the differences to `out`, unordered. `catalog` is the one that `migrated` is in.
void find_table_drift(const ModelTable& model, const Table& expected, const Table& migrated,
                      const Catalog& catalog, const DriftOptions& options, std::vector<Drift>& out);

}  // namespace migcheck
