// SPDX-License-Identifier: Apache-2.0
// Which types PostgreSQL converts by itself.
#pragma once

#include <cstdint>
#include <optional>

#include "core/schema/catalog_state.h"

namespace migcheck {

enum class CastContext : std::uint8_t {
  implicit,   ///< anywhere in an expression
  assignment  ///< when a value is stored: ALTER COLUMN TYPE without USING, defaults
};

/// Whether there is a conversion; nothing when a type is not known well enough.
[[nodiscard]] std::optional<bool> castable(const CatalogState& state, const DataType& from,
                                           const DataType& to, CastContext context);
/// Whether a column of type `key` may refer to a column of type `referenced`.
[[nodiscard]] std::optional<bool> foreign_key_comparable(const CatalogState& state,
                                                         const DataType& key,
                                                         const DataType& referenced);
/// A domain's base type (through domains of domains), any other type as it is.
[[nodiscard]] DataType base_type_of(const CatalogState& state, DataType type);
/// text, character varying, character, name.
[[nodiscard]] bool is_string_type(const DataType& type);

}  // namespace migcheck
