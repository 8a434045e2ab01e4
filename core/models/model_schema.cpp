// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_schema.h"

#include <algorithm>

namespace migcheck {

const ModelTable* ModelSchema::table(const QualifiedName& name) const {
  const auto it = std::find_if(tables.begin(), tables.end(),
                               [&](const ModelTable& table) { return table.name == name; });
  return it == tables.end() ? nullptr : &*it;
}

}  // namespace migcheck
