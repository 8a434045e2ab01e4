// SPDX-License-Identifier: Apache-2.0
// What env.py itself does to the database before the first revision runs: it makes the schema and
// the extensions that the revisions rely on.
#pragma once

#include <memory>

#include "core/python/interpreter.h"
#include "core/schema/catalog.h"

namespace migcheck {

/// Applies each `execute("CREATE EXTENSION …")` and `execute("CREATE SCHEMA …")` of env.py. What
/// stands under a condition is applied as not certain.
void apply_environment_prelude(Catalog& catalog, ModuleLoader& loader,
                               const std::shared_ptr<const PythonModule>& env_py);

}  // namespace migcheck
