// SPDX-License-Identifier: Apache-2.0
// Whether a column of some type can be indexed without naming an operator class.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// `data type json has no default operator class for access method "btree"`
[[nodiscard]] Failure check_operator_class(const Change& change, const std::string& method,
                                           const IndexElement& element,
                                           const DataType& column_type);

}  // namespace migcheck
