// SPDX-License-Identifier: Apache-2.0
// Names of objects as findings show them.
#pragma once

#include <string>

#include "core/schema/catalog.h"

namespace migcheck {

/// The name as a user would write it: without the schema where the search path finds it anyway.
[[nodiscard]] std::string display_name(const Catalog& catalog, const QualifiedName& name);

/// The name with its schema, for keys that must not depend on the search path or on quoting.
[[nodiscard]] std::string full_name(const Catalog& catalog, const QualifiedName& name);

}  // namespace migcheck
