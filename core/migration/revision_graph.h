// SPDX-License-Identifier: Apache-2.0
// The revisions of one environment in the order in which Alembic runs them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/migration/migration.h"

namespace migcheck {

enum class GraphProblemKind : std::uint8_t { missing_parent, duplicate_id, cycle, self_loop };

/// What is wrong with a graph, in Alembic's terms.
struct GraphProblem {
  GraphProblemKind kind = GraphProblemKind::missing_parent;
  /// The ids involved: the missing one and its child, twice the same id, or the members sorted.
  std::vector<std::string> ids;
  std::vector<Span> places;  ///< parallel to ids
  std::string alembic_says;  ///< Alembic's own words, or the exception that it dies of
};

class RevisionGraph {
 public:
  /// Keeps pointers into `migrations`, which must outlive the graph. With two files for one id the
  /// later in the list wins, as in Alembic; both are reported. Revisions without a known id are
  /// left out.
  explicit RevisionGraph(const std::vector<Migration>& migrations);

  /// The order in which `alembic upgrade heads` runs them on an empty database: parents
  /// (down_revision and depends_on) before children, and between branches Alembic's own choice,
  /// which depends on the order of the list. Revisions with a missing parent are in their place as
  /// if that parent did not exist; members of a cycle come last, in the order of the list.
  [[nodiscard]] const std::vector<const Migration*>& order() const { return order_; }
  /// The revisions that no down_revision names; depends_on does not count.
  [[nodiscard]] const std::vector<const Migration*>& heads() const { return heads_; }
  [[nodiscard]] const std::vector<const Migration*>& bases() const { return bases_; }
  [[nodiscard]] const std::vector<GraphProblem>& problems() const { return problems_; }
  /// True when `ancestor` must have run before `revision`.
  [[nodiscard]] bool is_ancestor(const Migration& ancestor, const Migration& revision) const;

 private:
  void add_ancestors(std::size_t revision, std::size_t parent);

  std::vector<const Migration*> order_;
  std::vector<const Migration*> heads_;
  std::vector<const Migration*> bases_;
  std::vector<GraphProblem> problems_;
  std::map<const Migration*, std::size_t> index_;
  std::vector<std::vector<std::uint64_t>> ancestors_;  ///< by index, one bit an ancestor
};

}  // namespace migcheck
