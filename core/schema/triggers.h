// SPDX-License-Identifier: Apache-2.0
// Triggers and the functions that they execute.
#pragma once

#include "core/schema/dependents.h"

namespace migcheck {

/// Triggers that execute a function.
[[nodiscard]] std::vector<Dependent> triggers_of(const Change& change,
                                                 const QualifiedName& function,
                                                 const std::string& what);

}  // namespace migcheck
