// SPDX-License-Identifier: Apache-2.0
// What to write in a migration so that it does what a model expects.
#pragma once

#include <optional>
#include <string>

#include "core/models/drift.h"

namespace migcheck {

/// The call of op.* that ends a difference, on one line; nothing where a line would not do, or
/// where it would have to destroy something.
[[nodiscard]] std::optional<std::string> suggested_operation(const ModelSchema& models,
                                                             const Catalog& migrated,
                                                             const Drift& drift);

/// A type as SQLAlchemy has it: `sa.String(255)`; nothing for types that it may not know.
[[nodiscard]] std::optional<std::string> sqlalchemy_type(const Catalog& types,
                                                         const DataType& type);

}  // namespace migcheck
