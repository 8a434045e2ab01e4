// SPDX-License-Identifier: Apache-2.0
// What a new table takes from others: INHERITS, PARTITION OF, LIKE.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Copies the columns and check constraints of the tables that the new one is made from.
Failure add_inherited_columns(Change& change, Table& table, const CreateTable& operation);
/// Copies the keys and indexes: of the parent of a partition, of LIKE … INCLUDING INDEXES.
Failure add_inherited_keys(Change& change, Table& table, const CreateTable& operation);
/// Gives a partition the indexes and keys of its partitioned table that it lacks.
Failure adopt_parent_keys(Change& change, Table& partition, const Table& parent);

}  // namespace migcheck
