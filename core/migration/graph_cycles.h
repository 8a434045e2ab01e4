// SPDX-License-Identifier: Apache-2.0
// Revisions that no order can place.
#pragma once

#include <cstddef>
#include <vector>

namespace migcheck {

/// The nodes that a cycle keeps from being run, ascending; empty without a cycle. As in Alembic,
/// these are all that cannot be reached from a base or from a head; in addition the members of a
/// cycle that Alembic overlooks because another parent leads into it. `parents` has one list a
/// node.
std::vector<std::size_t> find_cycles(const std::vector<std::vector<std::size_t>>& parents);

}  // namespace migcheck
