// SPDX-License-Identifier: Apache-2.0
// The argument that makes SQLAlchemy send the values of an enum's members instead of their names.
#pragma once

#include <optional>

#include "core/diagnostic/diagnostic.h"
#include "core/models/model_schema.h"

namespace migcheck {

/// Adds `values_callable` to the `Enum(…)` of a column; nothing where that cannot be written.
[[nodiscard]] std::optional<Fix> values_callable_fix(const ModelSchema& models,
                                                     const EnumColumn& column);

/// Whether the type has the values of all members: sending them would mend the column.
[[nodiscard]] bool has_all_values(const EnumType& type, const PythonEnum& python);

}  // namespace migcheck
