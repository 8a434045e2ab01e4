// SPDX-License-Identifier: Apache-2.0
// The type of a column that is declared by its annotation alone.
#pragma once

#include <optional>

#include "core/models/annotation.h"
#include "core/models/class_order.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {

/// `order` is that of the mapped class, whose bases may hold a type_annotation_map.
[[nodiscard]] SqlType annotated_type(Interpreter& interpreter, LibraryHost& host,
                                     const Annotation& annotation, const ClassOrder& order);

/// `sqlalchemy.Enum(EnumClass)` as SQLAlchemy makes it for an annotation.
[[nodiscard]] SqlType default_enum(Interpreter& interpreter, LibraryHost& host, const Value& type,
                                   Span place);

}  // namespace migcheck
