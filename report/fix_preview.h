// SPDX-License-Identifier: Apache-2.0
// What a fix would change, as removed and added lines.
#pragma once

#include <string>

#include "core/diagnostic/diagnostic.h"
#include "report/excerpt.h"

namespace migcheck {

/// `path:line:column: fix: description` and, for every changed place, the old and the new lines.
[[nodiscard]] std::string fix_preview(const Fix& fix, const ExcerptLayout& layout,
                                      const Painter& paint);

}  // namespace migcheck
