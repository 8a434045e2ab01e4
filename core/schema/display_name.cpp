// SPDX-License-Identifier: Apache-2.0
#include "core/schema/display_name.h"

namespace migcheck {

std::string display_name(const Catalog& catalog, const QualifiedName& name) {
  const bool default_schema = name.schema == catalog.default_schema();
  return QualifiedName{default_schema ? "" : name.schema, name.name}.to_string();
}

std::string full_name(const Catalog& catalog, const QualifiedName& name) {
  const QualifiedName resolved = catalog.resolve(name);
  return resolved.schema + "." + resolved.name;
}

}  // namespace migcheck
