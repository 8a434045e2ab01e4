// SPDX-License-Identifier: Apache-2.0
// Revisions that the list of files lacks although Alembic would load them: a folder that may not be
// read, a symbolic link that leads nowhere or out of the repository.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/source/result.h"

namespace migcheck {

/// One error for each version location (with its subfolders where Alembic looks into them, too)
/// that exists but cannot be listed, and for each link in one that is named like a revision and
/// leads to no file below `root`, an absolute path without symbolic links. By path.
[[nodiscard]] std::vector<Error> unread_migrations(const std::string& root,
                                                   const Environment& environment);

}  // namespace migcheck
