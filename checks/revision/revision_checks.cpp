// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_migration_edited(Registry& registry);
void register_revision_cycle(Registry& registry);
void register_revision_duplicate_id(Registry& registry);
void register_revision_missing_parent(Registry& registry);
void register_revision_multiple_heads(Registry& registry);

void register_revision_checks(Registry& registry) {
  register_migration_edited(registry);
  register_revision_cycle(registry);
  register_revision_duplicate_id(registry);
  register_revision_missing_parent(registry);
  register_revision_multiple_heads(registry);
}

}  // namespace migcheck
