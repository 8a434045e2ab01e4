// SPDX-License-Identifier: Apache-2.0
#include "core/migration/revision_graph.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/migration/graph_cycles.h"
#include "core/migration/topological_order.h"

namespace migcheck {
namespace {

using Indices = std::vector<std::size_t>;

std::string join(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text;
}

void add_once(Indices& list, std::size_t item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// Turns ids into edges and notes everything that Alembic would complain about.
class GraphBuilder {
 public:
  explicit GraphBuilder(const std::vector<Migration>& migrations) {
    for (const Migration& migration : migrations) add(migration);
    map_labels();
    nodes_.resize(revisions_.size());
    for (std::size_t i = 0; i < revisions_.size(); ++i) {
      nodes_[i].parents = resolve(i, revisions_[i]->down_revisions, "Self-loop");
      nodes_[i].dependencies = resolve(i, revisions_[i]->depends_on, "Dependency self-loop");
    }
    drop_cycles("Cycle", false);
    drop_cycles("Dependency cycle", true);
  }

  /// Indices in the order of a run, those of cycles last.
  [[nodiscard]] Indices order() const;
  [[nodiscard]] bool is_cyclic(std::size_t i) const {
    return std::binary_search(cyclic_.begin(), cyclic_.end(), i);
  }
  [[nodiscard]] const std::vector<const Migration*>& revisions() const { return revisions_; }
  [[nodiscard]] const std::vector<RevisionNode>& nodes() const { return nodes_; }
  [[nodiscard]] std::vector<GraphProblem> take_problems() { return std::move(problems_); }

 private:
  void add(const Migration& migration);
  void map_labels();
  Indices resolve(std::size_t child, const std::vector<RevisionRef>& references,
                  const std::string& loop);
  void drop_cycles(const std::string& kind, bool with_dependencies);
  [[nodiscard]] std::vector<Indices> edges(bool with_dependencies) const;
  void report_cycle(const std::string& kind, const Indices& members);
  void forget_edges(const Indices& members);

  std::vector<const Migration*> revisions_;
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::size_t> by_label_;
  std::vector<RevisionNode> nodes_;
  Indices cyclic_;
  std::vector<GraphProblem> problems_;
};

/// A later file with the same id takes the place of the earlier one, as in Alembic's map.
void GraphBuilder::add(const Migration& migration) {
  const RevisionRef& revision = migration.revision;
  if (revision.id.empty()) return;
  const auto [place, added] = by_id_.emplace(revision.id, revisions_.size());
  if (added) {
    revisions_.push_back(&migration);
    return;
  }
  const Migration*& shadowed = revisions_[place->second];
  problems_.push_back({GraphProblemKind::duplicate_id,
                       {revision.id, revision.id},
                       {shadowed->revision.span, revision.span},
                       "Revision " + revision.id + " is present more than once"});
  shadowed = &migration;
}

void GraphBuilder::map_labels() {
  for (std::size_t i = 0; i < revisions_.size(); ++i) {
    for (const std::string& label : revisions_[i]->branch_labels) by_label_.emplace(label, i);
  }
}

/// The revisions that `references` mean; those that do not exist, and the child itself, are
/// reported and left out.
Indices GraphBuilder::resolve(std::size_t child, const std::vector<RevisionRef>& references,
                              const std::string& loop) {
  const RevisionRef& self = revisions_[child]->revision;
  Indices result;
  for (const RevisionRef& reference : references) {
    const auto id = by_id_.find(reference.id);
    const auto label = by_label_.find(reference.id);
    if (reference.id == self.id) {
      problems_.push_back({GraphProblemKind::self_loop,
                           {self.id},
                           {reference.span},
                           loop + " is detected in revisions (" + self.id + ")"});
    } else if (id != by_id_.end()) {
      add_once(result, id->second);
    } else if (label != by_label_.end()) {
      add_once(result, label->second);
    } else {
      problems_.push_back({GraphProblemKind::missing_parent,
                           {reference.id, self.id},
                           {reference.span, self.span},
                           "KeyError: '" + reference.id + "'"});
    }
  }
  return result;
}

std::vector<Indices> GraphBuilder::edges(bool with_dependencies) const {
  std::vector<Indices> result;
  for (const RevisionNode& node : nodes_) {
    result.push_back(node.parents);
    if (!with_dependencies) continue;
    for (const std::size_t dependency : node.dependencies) add_once(result.back(), dependency);
  }
  return result;
}

void GraphBuilder::drop_cycles(const std::string& kind, bool with_dependencies) {
  const Indices members = find_cycles(edges(with_dependencies));
  if (members.empty()) return;
  report_cycle(kind, members);
  forget_edges(members);
  cyclic_.insert(cyclic_.end(), members.begin(), members.end());
  std::sort(cyclic_.begin(), cyclic_.end());
}

void GraphBuilder::report_cycle(const std::string& kind, const Indices& members) {
  GraphProblem problem;
  problem.kind = GraphProblemKind::cycle;
  std::map<std::string, Span> sorted;
  for (const std::size_t i : members) {
    sorted.emplace(revisions_[i]->revision.id, revisions_[i]->revision.span);
  }
  for (const auto& [id, span] : sorted) {
    problem.ids.push_back(id);
    problem.places.push_back(span);
  }
  problem.alembic_says = kind + " is detected in revisions (" + join(problem.ids) + ")";
  problems_.push_back(std::move(problem));
}

/// Cuts the members of cycles off, so that what remains has an order.
void GraphBuilder::forget_edges(const Indices& members) {
  std::vector<bool> cut(nodes_.size(), false);
  for (const std::size_t i : members) cut[i] = true;
  const auto drop = [&](Indices& list) { std::erase_if(list, [&](auto i) { return cut[i]; }); };
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (cut[i]) nodes_[i] = {};
    drop(nodes_[i].parents);
    drop(nodes_[i].dependencies);
  }
}

Indices GraphBuilder::order() const {
  Indices result = upgrade_order(nodes_);
  std::erase_if(result, [&](std::size_t i) { return is_cyclic(i); });
  result.insert(result.end(), cyclic_.begin(), cyclic_.end());
  return result;
}

}  // namespace

RevisionGraph::RevisionGraph(const std::vector<Migration>& migrations) {
  GraphBuilder builder(migrations);
  problems_ = builder.take_problems();
  const std::vector<const Migration*>& revisions = builder.revisions();
  const std::vector<RevisionNode>& nodes = builder.nodes();
  std::vector<bool> has_child(nodes.size(), false);
  for (const RevisionNode& node : nodes) {
    for (const std::size_t parent : node.parents) has_child[parent] = true;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    index_.emplace(revisions[i], i);
    if (builder.is_cyclic(i)) continue;
    if (!has_child[i]) heads_.push_back(revisions[i]);
    if (nodes[i].parents.empty()) bases_.push_back(revisions[i]);
  }
  ancestors_.assign(nodes.size(), std::vector<std::uint64_t>(nodes.size() / 64 + 1, 0));
  for (const std::size_t i : builder.order()) {
    order_.push_back(revisions[i]);
    for (const Indices* parents : {&nodes[i].parents, &nodes[i].dependencies}) {
      for (const std::size_t parent : *parents) add_ancestors(i, parent);
    }
  }
}

void RevisionGraph::add_ancestors(std::size_t revision, std::size_t parent) {
  std::vector<std::uint64_t>& ancestors = ancestors_[revision];
  ancestors[parent / 64] |= std::uint64_t{1} << (parent % 64);
  for (std::size_t i = 0; i < ancestors.size(); ++i) ancestors[i] |= ancestors_[parent][i];
}

bool RevisionGraph::is_ancestor(const Migration& ancestor, const Migration& revision) const {
  const auto above = index_.find(&ancestor);
  const auto below = index_.find(&revision);
  if (above == index_.end() || below == index_.end()) return false;
  const std::uint64_t word = ancestors_[below->second][above->second / 64];
  return (word >> (above->second % 64) & 1) != 0;
}

}  // namespace migcheck
