// SPDX-License-Identifier: Apache-2.0
// The include_object and include_name of env.py: what Alembic's autogenerate is told to leave
// alone. They are asked about every table that models or migrations have, so that checks need not
// run Python.
#pragma once

#include "core/migration/environment.h"
#include "core/models/model_schema.h"
#include "core/python/interpreter.h"

namespace migcheck {

/// Fills in `filtered` and `left_out` of a schema. `migrated` is what the migrations make.
void apply_object_filters(const Environment& environment, ModuleLoader& loader,
                          const Catalog& migrated, ModelSchema& schema);

}  // namespace migcheck
