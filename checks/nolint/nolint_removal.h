// SPDX-License-Identifier: Apache-2.0
// Taking suppression comments, or entries of their lists, out of a file.
#pragma once

#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/diagnostic/nolint.h"

namespace migcheck {

/// Removes a whole directive with its reason; with it the comment or the line when nothing else is
/// in them.
[[nodiscard]] Edit removal(const NolintComment& one);

/// Leaves only the entries at the given positions in the list; at least one.
[[nodiscard]] Edit shortened_list(const NolintComment& one, const std::vector<std::size_t>& kept);

}  // namespace migcheck
