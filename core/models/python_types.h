// SPDX-License-Identifier: Apache-2.0
// The database type that SQLAlchemy derives from a Python type.
#pragma once

#include <optional>
#include <string_view>

#include "core/schema/names.h"

namespace migcheck {

/// The type of `Mapped[symbol]` without a type of its own; nothing when SQLAlchemy has no rule.
[[nodiscard]] std::optional<DataType> type_of_python_type(std::string_view symbol);

}  // namespace migcheck
