// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_todo_in_migration(Registry& registry);

void register_style_checks(Registry& registry) { register_todo_in_migration(registry); }

}  // namespace migcheck
