// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_enum_case(Registry& registry);
void register_enum_create_type(Registry& registry);

void register_enum_checks(Registry& registry) {
  register_enum_case(registry);
  register_enum_create_type(registry);
}

}  // namespace migcheck
