// SPDX-License-Identifier: Apache-2.0
// What an operation drops, in one form for all kinds of objects.
#pragma once

#include <optional>
#include <string>

#include "core/schema/catalog.h"
#include "core/schema/operation.h"

namespace migcheck {

enum class DroppedKind : unsigned char { table, column, constraint, index, type };

/// An object that a DROP names.
struct DroppedObject {
  DroppedKind kind = DroppedKind::table;
  QualifiedName owner;  ///< the table of a column or constraint, else the object itself
  std::string part;     ///< the column or constraint
};

/// The object that the operation drops; nothing for other operations and for those that ask first.
[[nodiscard]] std::optional<DroppedObject> dropped_object(const Operation& operation);

/// Where the object in this catalog came from; null when it is not there or not certain.
[[nodiscard]] const Origin* origin_in(const Catalog& catalog, const DroppedObject& object);

/// True when the catalog has the object, certain or not.
[[nodiscard]] bool exists_in(const Catalog& catalog, const DroppedObject& object);

/// "column 'age' of table 'users'".
[[nodiscard]] std::string describe(const Catalog& catalog, const DroppedObject& object);

/// "drop:column:public.users.age".
[[nodiscard]] std::string subject_of(const Catalog& catalog, const DroppedObject& object);

}  // namespace migcheck
