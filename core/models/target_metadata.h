// SPDX-License-Identifier: Apache-2.0
// The MetaData that env.py hands to Alembic.
#pragma once

#include <memory>
#include <vector>

#include "core/models/metadata_key.h"

namespace migcheck {

/// Every MetaData that is known to be given as `target_metadata`, by a global of that name or as an
/// argument of context.configure(). Empty when none is known.
[[nodiscard]] std::vector<MetadataKey> target_metadata(
    Interpreter& interpreter, const std::shared_ptr<const PythonModule>& env_py);

}  // namespace migcheck
