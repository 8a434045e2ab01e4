// SPDX-License-Identifier: Apache-2.0
// Reads the models of one environment from their source.
#pragma once

#include <memory>
#include <vector>

#include "core/migration/environment.h"
#include "core/models/model_schema.h"
#include "core/python/interpreter.h"

namespace migcheck {

/// The tables of `modules` (files that may define models, in a stable order) that belong to the
/// MetaData which the environment's env.py gives to Alembic. When env.py does not tell, and all
/// tables belong to one MetaData, that is taken; otherwise the result is empty and says why.
ModelSchema read_models(const Environment& environment,
                        const std::vector<std::shared_ptr<const PythonModule>>& modules,
                        ModuleLoader& loader);

}  // namespace migcheck
