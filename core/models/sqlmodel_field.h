// SPDX-License-Identifier: Apache-2.0
// What SQLModel makes of `Field(…)`.
#pragma once

#include <string>

#include "core/python/sqlalchemy.h"

namespace migcheck {

/// The `Column(…)` of a field without sa_column, but for its type, which the annotation gives.
[[nodiscard]] Value column_of_field(const std::string& name, const ObjectData& field);

/// Limits a type by `max_length`, or by `max_digits` and `decimal_places`.
void limit_type(const ObjectData& field, SqlColumn& column);

}  // namespace migcheck
