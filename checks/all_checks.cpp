// SPDX-License-Identifier: Apache-2.0
// The modules. Each is a folder with one file a check.
#include "checks/all_checks.h"

namespace migcheck {

void register_downgrade_checks(Registry& registry);
void register_enum_checks(Registry& registry);
void register_models_checks(Registry& registry);
void register_nolint_checks(Registry& registry);
void register_replay_checks(Registry& registry);
void register_revision_checks(Registry& registry);
void register_style_checks(Registry& registry);
void register_table_checks(Registry& registry);

void register_all_checks(Registry& registry) {
  register_downgrade_checks(registry);
  register_enum_checks(registry);
  register_models_checks(registry);
  register_nolint_checks(registry);
  register_replay_checks(registry);
  register_revision_checks(registry);
  register_style_checks(registry);
  register_table_checks(registry);
}

}  // namespace migcheck
