// SPDX-License-Identifier: Apache-2.0
// Where a class stands.
#pragma once

#include "core/python/module.h"
#include "core/python/value.h"

namespace migcheck {

/// The first line of a class statement; invalid for a class that was made by a call.
[[nodiscard]] Span class_span(const ClassData& type);

}  // namespace migcheck
