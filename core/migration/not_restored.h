// SPDX-License-Identifier: Apache-2.0
// What a downgrade leaves behind or fails to bring back.
#pragma once

#include <vector>

#include "core/migration/migration.h"

namespace migcheck {

/// The differences between the state before `upgrade` and the state after `downgrade` that do not
/// depend on anything unknown. Empty when one of the two fails, or is not defined.
[[nodiscard]] std::vector<Difference> not_restored(const Trace& upgrade, const Trace& downgrade);

}  // namespace migcheck
