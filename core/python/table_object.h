// SPDX-License-Identifier: Apache-2.0
// What table the objects of SQLAlchemy belong to.
#pragma once

#include <optional>

#include "core/python/value.h"
#include "core/schema/names.h"

namespace migcheck {

/// The table that an object belongs to: a Table itself, or a column of its `.c`.
[[nodiscard]] std::optional<QualifiedName> table_of_object(const ObjectData& object);

}  // namespace migcheck
