// SPDX-License-Identifier: Apache-2.0
// Alembic does not sort by any property of the revisions. It walks down from the heads, stays on
// one branch as long as it can, and reverses what it met. Any topological order would be correct,
// but only this one gives the same intermediate catalogs, and so the same errors, as a real run.
// The method is that of RevisionMap._topological_sort, unchanged from Alembic 1.6 to 1.19.
#include "core/migration/topological_order.h"

#include <algorithm>
#include <set>

namespace migcheck {
namespace {

using Indices = std::vector<std::size_t>;
using Marks = std::vector<bool>;

bool holds(const Indices& list, std::size_t item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The nodes that are reached from `start` over `next`, with `start`.
template <class Next>
Marks reach(std::size_t start, std::size_t count, const Next& next) {
  Marks marks(count, false);
  Indices waiting{start};
  marks[start] = true;
  while (!waiting.empty()) {
    const std::size_t node = waiting.back();
    waiting.pop_back();
    for (const std::size_t other : next(node)) {
      if (marks[other]) continue;
      marks[other] = true;
      waiting.push_back(other);
    }
  }
  return marks;
}

class Walk {
 public:
  explicit Walk(const std::vector<RevisionNode>& nodes) : nodes_(nodes), todo_(nodes.size(), true) {
    for (std::size_t i = 0; i < nodes.size(); ++i) down_.push_back(normalized_down(i));
    for (const std::size_t head : real_heads()) add_head(head);
  }

  Indices run() {
    while (!heads_.empty()) step();
    std::reverse(output_.begin(), output_.end());
    return output_;
  }

 private:
  /// The parents, and those dependencies that no ancestor has already.
  [[nodiscard]] Indices normalized_down(std::size_t node) const {
    Indices down = nodes_[node].parents;
    if (nodes_[node].dependencies.empty()) return down;
    std::set<std::size_t> inherited;
    const Marks ancestors = reach(
        node, nodes_.size(), [&](std::size_t i) -> const Indices& { return nodes_[i].parents; });
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!ancestors[i] || i == node) continue;
      inherited.insert(nodes_[i].dependencies.begin(), nodes_[i].dependencies.end());
    }
    for (const std::size_t dependency : nodes_[node].dependencies) {
      if (inherited.count(dependency) == 0 && !holds(down, dependency)) down.push_back(dependency);
    }
    return down;
  }

  [[nodiscard]] Indices real_heads() const {
    Marks referenced(nodes_.size(), false);
    for (const RevisionNode& node : nodes_) {
      for (const std::size_t parent : node.parents) referenced[parent] = true;
      for (const std::size_t dependency : node.dependencies) referenced[dependency] = true;
    }
    Indices heads;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!referenced[i]) heads.push_back(i);
    }
    return heads;
  }

  [[nodiscard]] Marks ancestors_of(std::size_t node) const {
    return reach(node, nodes_.size(), [&](std::size_t i) -> const Indices& { return down_[i]; });
  }

  void add_head(std::size_t node) {
    heads_.push_back(node);
    ancestors_.push_back(ancestors_of(node));
  }

  void step() {
    const std::size_t candidate = heads_[current_];
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (i == current_ || !ancestors_[i][candidate]) continue;
      current_ = i;
      return;
    }
    if (todo_[candidate]) output_.push_back(candidate);
    todo_[candidate] = false;
    descend(candidate);
  }

  /// Puts the parents in the place of an emitted node.
  void descend(std::size_t node) {
    Indices next;
    for (const std::size_t parent : down_[node]) {
      if (todo_[parent] && !holds(heads_, parent)) next.push_back(parent);
    }
    if (next.empty()) {
      heads_.erase(heads_.begin() + static_cast<std::ptrdiff_t>(current_));
      ancestors_.erase(ancestors_.begin() + static_cast<std::ptrdiff_t>(current_));
      if (current_ > 0) --current_;
      return;
    }
    heads_[current_] = next.front();
    if (down_[node].size() == 1) {
      ancestors_[current_][node] = false;
    } else {
      ancestors_[current_] = ancestors_of(next.front());
    }
    for (std::size_t i = 1; i < next.size(); ++i) add_head(next[i]);
  }

  const std::vector<RevisionNode>& nodes_;
  std::vector<Indices> down_;
  Marks todo_;
  Indices heads_;
  std::vector<Marks> ancestors_;  ///< parallel to heads_
  std::size_t current_ = 0;
  Indices output_;
};

}  // namespace

std::vector<std::size_t> upgrade_order(const std::vector<RevisionNode>& nodes) {
  return Walk(nodes).run();
}

}  // namespace migcheck
