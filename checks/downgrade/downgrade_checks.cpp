// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_missing_downgrade_guard(Registry& registry);

void register_downgrade_checks(Registry& registry) { register_missing_downgrade_guard(registry); }

}  // namespace migcheck
