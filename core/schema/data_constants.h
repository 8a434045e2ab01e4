// SPDX-License-Identifier: Apache-2.0
// Constants in queries and data statements. The server gives each the type of what stands beside it
// before it looks at any row, so a constant that does not fit fails on empty tables, too.
#pragma once

#include <vector>

#include "core/schema/change.h"

namespace migcheck {

/// The error for the first constant that surely does not fit.
[[nodiscard]] Failure check_constants(const Change& change,
                                      const std::vector<DataConstant>& constants);

}  // namespace migcheck
