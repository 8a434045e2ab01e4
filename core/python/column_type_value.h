// SPDX-License-Identifier: Apache-2.0
// The type objects in an inspector's answers: what migrations ask of them is their text, their
// class and a few attributes.
#pragma once

#include <optional>
#include <string>

#include "core/python/value.h"
#include "core/schema/names.h"

namespace migcheck {

/// The object that `inspector.get_columns(…)[i]["type"]` holds.
[[nodiscard]] Value column_type_value(const DataType& type, bool is_enum);

/// Whether isinstance(value, type) holds for such an object and SQLAlchemy's class `path`; nothing
/// for other values and classes.
[[nodiscard]] std::optional<bool> is_column_type_of(const Value& value, const std::string& path);

}  // namespace migcheck
