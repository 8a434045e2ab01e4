// SPDX-License-Identifier: Apache-2.0
// The join of two catalogs: what is true whichever of them is the real one.
#pragma once

#include "core/schema/catalog_state.h"

namespace migcheck {

/// Objects that only one state has, and parts that differ, are not certain afterwards. Where the
/// definitions differ, that of `after` is kept.
[[nodiscard]] CatalogState join_states(const CatalogState& before, const CatalogState& after);
/// The same for one table.
[[nodiscard]] Table join_tables(const Table& before, const Table& after);

}  // namespace migcheck
