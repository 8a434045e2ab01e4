// SPDX-License-Identifier: Apache-2.0
// Where an environment's imports are looked up.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"

namespace migcheck {

/// Where `import x` looks first: prepend_sys_path, the folder of the configuration, the script
/// folder.
[[nodiscard]] std::vector<std::string> import_roots(const Environment& environment);

}  // namespace migcheck
