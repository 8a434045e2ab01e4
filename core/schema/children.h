// SPDX-License-Identifier: Apache-2.0
// ALTER TABLE reaches the tables that inherit from a table, and its partitions.
#pragma once

#include <functional>

#include "core/schema/change.h"

namespace migcheck {

using TableEdit = std::function<Failure(Table&)>;
/// Applies `edit` to the table and then to everything below it, and puts them back.
Failure edit_family(Change& change, Table table, const TableEdit& edit);
/// Applies `edit` to everything below the table only.
Failure edit_children(Change& change, const QualifiedName& table, const TableEdit& edit);
/// ALTER TABLE on one table without its children.
Failure edit_table(Change& change, const QualifiedName& name, bool if_exists,
                   const TableEdit& edit);

}  // namespace migcheck
