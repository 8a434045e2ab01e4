// SPDX-License-Identifier: Apache-2.0
// Which MetaData a table belongs to. An application may have several declarative bases; only the
// tables of the one that env.py hands to Alembic are what the migrations must build.
#pragma once

#include <optional>
#include <string>

#include "core/models/class_order.h"
#include "core/python/interpreter.h"

namespace migcheck {

/// The identity of a MetaData: the object that stands for it in one interpreter, or the name of the
/// library's own.
struct MetadataKey {
  const void* object = nullptr;
  std::string symbol;
  const ObjectData* made = nullptr;  ///< the call of MetaData(), when there is one
  Span place;                        ///< where the repository makes it

  friend bool operator==(const MetadataKey& a, const MetadataKey& b) {
    return a.object == b.object && a.symbol == b.symbol;
  }
};

/// The MetaData of the tables of a declarative class; nothing when the class is not declarative. A
/// base class outside the repository is taken to bring its own.
[[nodiscard]] std::optional<MetadataKey> metadata_of_class(Interpreter& interpreter,
                                                           const ClassPtr& type);
/// The MetaData that a value is; nothing when it is none or not known.
[[nodiscard]] std::optional<MetadataKey> metadata_of_value(Interpreter& interpreter,
                                                           const Value& value);
/// The MetaData of every flask_sqlalchemy.SQLAlchemy() object.
[[nodiscard]] MetadataKey flask_metadata();

/// The values of a class's decorators, outermost first.
[[nodiscard]] ValueList decorators_of(Interpreter& interpreter, const ClassData& type);

}  // namespace migcheck
