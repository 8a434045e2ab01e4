// SPDX-License-Identifier: Apache-2.0
// Enum classes as the models use them.
#pragma once

#include <memory>

#include "core/models/model_schema.h"
#include "core/python/value.h"

namespace migcheck {

/// The enum class with its members; null when the class is no enum.
[[nodiscard]] std::shared_ptr<const PythonEnum> python_enum(const ClassData& type);

}  // namespace migcheck
