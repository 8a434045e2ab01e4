// SPDX-License-Identifier: Apache-2.0
// What an operation is called, and the names that it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/check/name_pattern.h"
#include "core/schema/operation.h"

namespace migcheck {

/// The kinds of operations as custom checks spell them: "drop_table". All that there are.
[[nodiscard]] const std::vector<std::string>& operation_kinds();
[[nodiscard]] std::string operation_kind(const Operation& operation);

/// The names of one thing that an operation is about; empty ones do not apply or are not known.
struct OperationNames {
  PlacedName table = {};
  std::string column = {};
  PlacedName name = {};  ///< of what is made or dropped; after a renaming the new one
  Span span = {};        ///< invalid: that of the operation
};

/// The operation as a whole, or, with `columns`, each column that it makes, changes or covers.
[[nodiscard]] std::vector<OperationNames> operation_names(const Operation& operation, bool columns);

}  // namespace migcheck
