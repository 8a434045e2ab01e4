// SPDX-License-Identifier: Apache-2.0
// Calls of directives that Python itself refuses.
#pragma once

#include <optional>
#include <string>

#include "core/python/migration_host.h"

namespace migcheck {

/// What Python says about a call that lacks arguments without a default; nothing when it has them
/// all. The arguments must be complete.
[[nodiscard]] std::optional<std::string> missing_arguments(const Directive& directive);

}  // namespace migcheck
