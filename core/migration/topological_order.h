// SPDX-License-Identifier: Apache-2.0
// The order of `alembic upgrade heads`, over plain numbers.
#pragma once

#include <cstddef>
#include <vector>

namespace migcheck {

/// The parents of one revision, as indices.
struct RevisionNode {
  std::vector<std::size_t> parents;       ///< down_revision
  std::vector<std::size_t> dependencies;  ///< depends_on
};

/// All nodes, parents and dependencies first. Between independent branches the choice is Alembic's,
/// which follows from the order of the nodes. The graph must have no cycle.
std::vector<std::size_t> upgrade_order(const std::vector<RevisionNode>& nodes);

}  // namespace migcheck
