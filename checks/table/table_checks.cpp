// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

namespace migcheck {

void register_stub_table(Registry& registry);

void register_table_checks(Registry& registry) { register_stub_table(registry); }

}  // namespace migcheck
