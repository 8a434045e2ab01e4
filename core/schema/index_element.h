// SPDX-License-Identifier: Apache-2.0
// One key of CREATE INDEX as text: `lower(name) text_pattern_ops DESC NULLS LAST`.
#pragma once

#include "core/schema/operation.h"

namespace migcheck {

/// Takes order, operator class and collation out of an expression's text; a single name that
/// remains is a column.
[[nodiscard]] IndexElement normalised(const IndexElement& element);

}  // namespace migcheck
