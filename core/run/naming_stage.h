// SPDX-License-Identifier: Apache-2.0
// Which naming convention env.py hands to Alembic: op.* applies it when a migration runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/python/naming_convention.h"
#include "core/run/file_scan.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// The convention of target_metadata. Where it cannot be followed from env.py to its MetaData, the
/// only convention that the repository writes down counts. Empty when there is none, nothing when
/// it is not known. `files` are all files of the repository, and `scan` has read them.
[[nodiscard]] std::optional<NamingRules> naming_convention(ModuleStore& store,
                                                           const std::vector<std::string>& files,
                                                           const FileScan& scan,
                                                           const Environment& environment);

}  // namespace migcheck
