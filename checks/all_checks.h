// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/check/registry.h"

namespace migcheck {

/// Adds every check that comes with migcheck.
void register_all_checks(Registry& registry);

}  // namespace migcheck
