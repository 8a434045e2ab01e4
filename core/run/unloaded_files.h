// SPDX-License-Identifier: Apache-2.0
// Files of models that say nothing about an environment: nothing in the repository imports them, or
// they belong to a plugin that has migrations of its own.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/models/file_nearness.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// Those of `models` that no other file of `files` imports by name. A file below one that imports
/// modules by computed names may be loaded all the same and is none of them.
[[nodiscard]] std::set<std::string> files_nobody_imports(
    const std::vector<std::string>& files,
    const std::vector<std::shared_ptr<const PythonModule>>& models, const ModuleStore& store);

/// Whether the `__init__.py` beside a file imports other modules of the same folder: it is the list
/// of what the package loads.
[[nodiscard]] bool package_lists_modules(const std::string& path, const ModuleStore& store);

/// Those of `models` that lie in a folder with revisions in its folder `migrations`, which none of
/// the environments runs: `plugins/x/models.py` beside `plugins/x/migrations/1a2b_y.py`.
[[nodiscard]] std::set<std::string> files_of_plugins(
    const std::vector<std::string>& files,
    const std::vector<std::shared_ptr<const PythonModule>>& models,
    const std::vector<const Environment*>& environments, const ModuleStore& store);

}  // namespace migcheck
