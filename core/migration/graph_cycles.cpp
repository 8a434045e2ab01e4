// SPDX-License-Identifier: Apache-2.0
#include "core/migration/graph_cycles.h"

#include <utility>

namespace migcheck {
namespace {

using Indices = std::vector<std::size_t>;
using Edges = std::vector<Indices>;
using Marks = std::vector<bool>;

Edges reversed(const Edges& edges) {
  Edges result(edges.size());
  for (std::size_t node = 0; node < edges.size(); ++node) {
    for (const std::size_t other : edges[node]) result[other].push_back(node);
  }
  return result;
}

/// What can be reached over `forward` from the nodes without an edge in `backward`.
Marks reachable(const Edges& forward, const Edges& backward) {
  Marks marks(forward.size(), false);
  Indices waiting;
  for (std::size_t node = 0; node < forward.size(); ++node) {
    if (backward[node].empty()) waiting.push_back(node);
  }
  for (const std::size_t node : waiting) marks[node] = true;
  while (!waiting.empty()) {
    const std::size_t node = waiting.back();
    waiting.pop_back();
    for (const std::size_t other : forward[node]) {
      if (marks[other]) continue;
      marks[other] = true;
      waiting.push_back(other);
    }
  }
  return marks;
}

/// Takes away, again and again, the nodes without an edge in `backward`; what stays lies on a cycle
/// or behind one.
Marks behind_cycles(const Edges& forward, const Edges& backward) {
  Marks stays(forward.size(), true);
  Indices open(forward.size());
  Indices waiting;
  for (std::size_t node = 0; node < forward.size(); ++node) {
    open[node] = backward[node].size();
    if (open[node] == 0) waiting.push_back(node);
  }
  while (!waiting.empty()) {
    const std::size_t node = waiting.back();
    waiting.pop_back();
    stays[node] = false;
    for (const std::size_t other : forward[node]) {
      if (--open[other] == 0) waiting.push_back(other);
    }
  }
  return stays;
}

}  // namespace

std::vector<std::size_t> find_cycles(const std::vector<std::vector<std::size_t>>& parents) {
  const Edges children = reversed(parents);
  const Marks from_bases = reachable(children, parents);
  const Marks from_heads = reachable(parents, children);
  const Marks below = behind_cycles(children, parents);
  const Marks above = behind_cycles(parents, children);
  Indices result;
  for (std::size_t node = 0; node < parents.size(); ++node) {
    const bool lost = !from_bases[node] || !from_heads[node];
    if (lost || (below[node] && above[node])) result.push_back(node);
  }
  return result;
}

}  // namespace migcheck
