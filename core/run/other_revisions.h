// SPDX-License-Identifier: Apache-2.0
// Applications of several packages: revisions of other packages belong to the same history.
#pragma once

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

}  // namespace migcheck
