// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_enum_drift(Registry& registry);
void register_enum_values_callable(Registry& registry);
void register_fk_without_index(Registry& registry);
void register_schema_drift(Registry& registry);

void register_models_checks(Registry& registry) {
  register_enum_drift(registry);
  register_enum_values_callable(registry);
  register_fk_without_index(registry);
  register_schema_drift(registry);
}

}  // namespace migcheck
