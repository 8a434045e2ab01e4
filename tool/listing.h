// SPDX-License-Identifier: Apache-2.0
// What --list-checks and --explain print.
#pragma once

#include <string>
#include <vector>

#include "core/run/pipeline.h"

namespace migcheck {

/// The checks with their summaries.
[[nodiscard]] std::string check_list(const std::vector<EnabledCheck>& checks);

/// The docs page of a check, or an error with "did you mean".
[[nodiscard]] Result<std::string> explanation(const std::string& check, const Registry& registry);

}  // namespace migcheck
