// SPDX-License-Identifier: Apache-2.0
// Whole schemas: what is in them, and moving it.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

struct SchemaContents {
  std::vector<QualifiedName> tables;
  std::vector<QualifiedName> enums;
  std::vector<ObjectKey> objects;
};
[[nodiscard]] SchemaContents contents_of(const CatalogState& state, const std::string& schema);
/// ALTER SCHEMA … RENAME TO.
void move_schema(Change& change, const std::string& from, const std::string& to);

}  // namespace migcheck
