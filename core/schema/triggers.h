// SPDX-License-Identifier: Apache-2.0
// Triggers and the functions that they execute.
#pragma once

#include "core/schema/dependents.h"

namespace migcheck {

/// Triggers that execute a function.
[[nodiscard]] std::vector<Dependent> triggers_of(const Change& change,
                                                 const QualifiedName& function,
                                                 const std::string& what);

/// Gives a partition the row triggers of its partitioned table.
Failure clone_triggers(const Change& change, Table& partition, const Table& parent);
/// The same for what stands below the partition.
Failure clone_triggers_below(Change& change, const Table& partition, const Table& parent);
/// Takes these triggers away again, also from what stands below.
void drop_clones(Change& change, Table& partition);

}  // namespace migcheck
