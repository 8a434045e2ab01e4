// SPDX-License-Identifier: Apache-2.0
// Reads the models of one environment from their source.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/models/file_nearness.h"
#include "core/models/model_schema.h"
#include "core/python/interpreter.h"

namespace migcheck {

/// How near a file lies to the environment; empty: every file is its own.
using NearnessOf = std::function<Nearness(const std::string& path)>;

/// The tables of `modules` (files that may define models, in a stable order) that belong to the
/// MetaData which the environment's env.py gives to Alembic. A file that lies nearer to another
/// environment counts only when env.py imports it. When env.py does not tell its MetaData, and all
/// tables in files of its own belong to one, that is taken; otherwise the result is empty and says
/// why. Tables in the files `left_alone` are kept out: nothing may load them, or other migrations
/// make them.
ModelSchema read_models(const Environment& environment,
                        const std::vector<std::shared_ptr<const PythonModule>>& modules,
                        ModuleLoader& loader, const NearnessOf& nearness_of = {},
                        const std::set<std::string>& left_alone = {});

}  // namespace migcheck
