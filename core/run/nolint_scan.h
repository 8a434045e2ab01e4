// SPDX-License-Identifier: Apache-2.0
// Finding the suppression comments of a repository.
#pragma once

#include <vector>

#include "core/diagnostic/nolint.h"
#include "core/run/repository.h"

namespace migcheck {

/// The suppression comments of all parsed files, by path and place, with blocks paired and the
/// lines that they mean: from Python comments, and from comments of the SQL that was executed where
/// they stand in the file as they are written.
[[nodiscard]] std::vector<NolintComment> scan_nolint(const Repository& repository);

}  // namespace migcheck
