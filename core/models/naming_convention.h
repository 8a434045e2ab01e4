// SPDX-License-Identifier: Apache-2.0
// MetaData(naming_convention={…}): the names that SQLAlchemy gives to constraints and indexes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/python/value.h"
#include "core/schema/operation.h"

namespace migcheck {

/// What a name is made from.
struct NamedObject {
  QualifiedName table;
  std::vector<std::string> columns;
  std::optional<std::string> given;  ///< the name that was written
  QualifiedName ref_table;
  std::vector<std::string> ref_columns;
};

class NamingConvention {
 public:
  /// SQLAlchemy's own: ix_table_column for indexes, nothing for constraints.
  NamingConvention() = default;
  /// What the call of MetaData() says; null stands for a call without arguments.
  explicit NamingConvention(const ObjectData* metadata);

  /// Sets the name that the object gets; `kind` is one of "pk", "uq", "ck", "fk", "ix". False when
  /// there is a name but it is not known.
  [[nodiscard]] bool apply(std::string_view kind, NamedObject object,
                           std::optional<std::string>& name) const;

 private:
  [[nodiscard]] const Value* rule(std::string_view kind) const;

  bool known_ = true;
  const DictData* rules_ = nullptr;
};

}  // namespace migcheck
