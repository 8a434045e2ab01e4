// SPDX-License-Identifier: Apache-2.0
// What became of the revisions of an earlier state of the repository.
#pragma once

#include <memory>
#include <vector>

#include "core/run/module_loader.h"
#include "core/run/pipeline.h"

namespace migcheck {

/// Finds the revisions of `earlier` that are missing now, or run other code. Comments, docstrings
/// and layout do not count, and neither does the name of the file.
void relate_earlier(ModuleStore& store, const EarlierState& earlier,
                    std::vector<std::unique_ptr<History>>& histories, unsigned jobs);

}  // namespace migcheck
