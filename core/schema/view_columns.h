// SPDX-License-Identifier: Apache-2.0
// Which columns a view reads, as far as its text tells.
#pragma once

#include "core/schema/catalog.h"

namespace migcheck {

/// A view depends on single columns of its relations.
enum class Reading : std::uint8_t { no, perhaps, yes };

/// `yes` only for a plain SELECT over this one relation; `no` when the text does not mention the
/// column and has no star.
[[nodiscard]] Reading reads_column(const OtherObject& view, const std::string& column);

}  // namespace migcheck
