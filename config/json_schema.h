// SPDX-License-Identifier: Apache-2.0
// The JSON Schema of .migcheck.yaml, for completion and checks in editors.
#pragma once

#include <string>

#include "core/check/registry.h"

namespace migcheck {

/// A draft-07 schema with every key, check and option; ends with a line break.
[[nodiscard]] std::string config_json_schema(const Registry& registry);

}  // namespace migcheck
