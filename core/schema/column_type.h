// SPDX-License-Identifier: Apache-2.0
// Types of new columns: which type a name means, and the errors for names that mean none.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Fills in the schema of a user-defined type, or gives the error for a type that does not exist.
Failure resolve_type(Change& change, DataType& type);
/// The integer type behind serial, bigserial, serial8, …; nothing for other types.
[[nodiscard]] std::optional<DataType> serial_type(const DataType& type);

}  // namespace migcheck
