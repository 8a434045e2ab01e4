// SPDX-License-Identifier: Apache-2.0
// The constraints and indexes that stand beside the columns of a table.
#pragma once

#include <string_view>

#include "core/models/mapped_table.h"
#include "core/models/model_host.h"

namespace migcheck {

/// Reads `elements` (of `__table_args__` or Table()) into `table`. Columns are passed over; what is
/// not understood makes the table's constraints or indexes unknown.
void read_table_elements(Interpreter& interpreter, ModelHost& host, const ValueList& elements,
                         MappedTable& table);

/// Whether a call of this name outside of a table attaches itself to the table of its columns.
[[nodiscard]] bool is_loose_element(std::string_view name);

/// Whether an element in a class body attaches itself: an index with an expression, a unique or
/// primary key constraint whose arguments are all columns and no names.
[[nodiscard]] bool attaches_itself(const ObjectData& element);

/// An Index(…) or constraint that is not an argument of its table: `Index("i", Model.name)`. The
/// table that its columns name; nothing when none does.
[[nodiscard]] std::optional<QualifiedName> table_of_index(const ModelHost& host,
                                                          const ObjectData& index);

}  // namespace migcheck
