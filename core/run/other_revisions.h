// SPDX-License-Identifier: Apache-2.0
// Applications of several packages: revisions of other packages belong to the same history.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// Whether Alembic may find revisions of the environment where we found none: in a version location
/// that is not in the repository, or in one that the application computes when it runs.
[[nodiscard]] bool may_have_other_revisions(const ModuleStore& store,
                                            const std::vector<std::string>& files,
                                            const Environment& environment);

/// Whether a file below the script directory that no environment loads (`loaded` has the revision
/// files of all) continues a history with these revision ids: a program may add its folder to the
/// version locations.
[[nodiscard]] bool is_continued(const ModuleStore& store, const std::vector<std::string>& files,
                                const Environment& environment,
                                const std::set<std::string>& revisions,
                                const std::set<std::string>& loaded);

}  // namespace migcheck
