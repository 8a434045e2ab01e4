// SPDX-License-Identifier: Apache-2.0
// Revision ids that do not fit into the table in which Alembic keeps them.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/migration/revision_graph.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// The id of a head that is longer than the 32 characters of Alembic's own table
/// (`version_num varchar(32)`); empty when there is none, or when the project may have widened the
/// table outside of its revisions: another file speaks of the column, or another id is as long and
/// nobody has complained.
[[nodiscard]] std::string long_revision(const ModuleStore& store,
                                        const std::vector<std::string>& files,
                                        const Environment& environment, const RevisionGraph& graph);

}  // namespace migcheck
