// SPDX-License-Identifier: Apache-2.0
// Fixed texts on their way to the disk.
#pragma once

#include <string>
#include <vector>

#include "core/fix/fix_run.h"
#include "core/source/result.h"

namespace migcheck {

/// Writes every file in one step, with its mode; symbolic links are written through. Refused are
/// files that have changed since they were read, that the user may not write, and that lead out of
/// the root. Returns what could not be written; the others are.
[[nodiscard]] std::vector<Error> write_fixed_files(const std::string& root,
                                                   const std::vector<FixedFile>& files);

}  // namespace migcheck
