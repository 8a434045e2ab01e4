// SPDX-License-Identifier: Apache-2.0
// What changed between two catalogs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/catalog.h"

namespace migcheck {

enum class DifferenceKind : std::uint8_t { added, removed, changed };
enum class DifferenceSubject : std::uint8_t {
  table,
  column,
  constraint,
  index,
  trigger,
  enum_type,
  enum_label,
  object  ///< domains, views, sequences, functions, schemas, extensions
};

/// One object or part that only one catalog has, or that is not the same in both.
struct Difference {
  DifferenceKind kind = DifferenceKind::changed;
  DifferenceSubject subject = DifferenceSubject::table;
  QualifiedName name;  ///< the table, type or object
  std::string part;  ///< the column, constraint, index, trigger or label; empty: the object itself
  ObjectKind object_kind = ObjectKind::table;  ///< of an `object`
  std::string before;                          ///< in the words of DDL; empty: did not exist
  std::string after;
};

/// Every difference, ordered by subject's object, name and part. The parts of an object that is
/// added or removed as a whole are not listed one by one. Origins and certainty are no differences.
[[nodiscard]] std::vector<Difference> diff(const Catalog& before, const Catalog& after);

}  // namespace migcheck
