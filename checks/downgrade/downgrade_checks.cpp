// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_downgrade_fails(Registry& registry);
void register_downgrade_irreversible(Registry& registry);
void register_downgrade_leftover(Registry& registry);
void register_missing_downgrade_guard(Registry& registry);

void register_downgrade_checks(Registry& registry) {
  register_downgrade_fails(registry);
  register_downgrade_irreversible(registry);
  register_downgrade_leftover(registry);
  register_missing_downgrade_guard(registry);
}

}  // namespace migcheck
