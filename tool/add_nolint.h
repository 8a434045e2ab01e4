// SPDX-License-Identifier: Apache-2.0
// --add-nolint: suppression comments for all present findings.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"
#include "core/source/result.h"

namespace migcheck {

/// Writes the files of the repository anew, each with the comments for its findings. What was done,
/// as one line; an error when a file cannot be written.
[[nodiscard]] Result<std::string> add_nolint(const Repository& repository,
                                             const std::vector<Diagnostic>& diagnostics,
                                             const std::string& reason);

}  // namespace migcheck
