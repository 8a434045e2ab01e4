// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_history_incomplete(Registry& registry);
void register_upgrade_fails(Registry& registry);

void register_replay_checks(Registry& registry) {
  register_history_incomplete(registry);
  register_upgrade_fails(registry);
}

}  // namespace migcheck
