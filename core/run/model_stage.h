// SPDX-License-Identifier: Apache-2.0
// Finding and reading the models of all environments.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/run/file_scan.h"
#include "core/run/module_loader.h"
#include "core/run/repository.h"

namespace migcheck {

/// Fills in the models of every history. `files` are all files of the repository, and `scan` has
/// read them; `wanted` are path patterns of the files that hold models, or empty to find them.
/// Files of revisions never count, tests only when they are wanted by name. `beside` are
/// environments that nobody asked for: what lies nearer to them is theirs.
void read_all_models(ModuleStore& store, const std::vector<std::string>& files,
                     const FileScan& scan, const std::vector<std::string>& wanted,
                     const std::vector<Environment>& beside,
                     std::vector<std::unique_ptr<History>>& histories, unsigned jobs);

/// What can be said about the models only when all models are read and all histories replayed: what
/// env.py filters, what may not be loaded, and what other environments make and expect.
void relate_models(ModuleStore& store, const std::vector<std::string>& files,
                   const std::vector<Environment>& beside,
                   std::vector<std::unique_ptr<History>>& histories, unsigned jobs);

}  // namespace migcheck
