// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_nolint_unknown_check(Registry& registry);
void register_nolint_unmatched(Registry& registry);
void register_nolint_unused(Registry& registry);
void register_nolint_without_reason(Registry& registry);

void register_nolint_checks(Registry& registry) {
  register_nolint_unknown_check(registry);
  register_nolint_unmatched(registry);
  register_nolint_unused(registry);
  register_nolint_without_reason(registry);
}

}  // namespace migcheck
