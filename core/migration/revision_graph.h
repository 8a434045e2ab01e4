// SPDX-License-Identifier: Apache-2.0
// The revisions of one environment in the order in which Alembic runs them.
#pragma once

#include <string>
#include <vector>

#include "core/migration/migration.h"

namespace migcheck {

enum class GraphProblemKind : std::uint8_t { missing_parent, duplicate_id, cycle, self_loop };

/// What is wrong with a graph, in Alembic's terms.
struct GraphProblem {
  GraphProblemKind kind = GraphProblemKind::missing_parent;
  std::vector<std::string> ids;  ///< the ids involved, in a stable order
  std::vector<Span> places;      ///< parallel to ids
  std::string alembic_says;      ///< Alembic's own words
};

class RevisionGraph {
 public:
  /// Keeps pointers into `migrations`, which must outlive the graph. With two files for one id the
  /// later by path wins, as in Alembic; the first is reported.
  explicit RevisionGraph(const std::vector<Migration>& migrations);

  /// Parents (down_revision and depends_on) before children; ties by file path. Revisions with a
  /// missing parent are in their place as if that parent did not exist; members of a cycle come
  /// last.
  [[nodiscard]] const std::vector<const Migration*>& order() const { return order_; }
  [[nodiscard]] const std::vector<const Migration*>& heads() const { return heads_; }
  [[nodiscard]] const std::vector<const Migration*>& bases() const { return bases_; }
  [[nodiscard]] const std::vector<GraphProblem>& problems() const { return problems_; }
  /// True when `ancestor` must have run before `revision`.
  [[nodiscard]] bool is_ancestor(const Migration& ancestor, const Migration& revision) const;

 private:
  std::vector<const Migration*> order_;
  std::vector<const Migration*> heads_;
  std::vector<const Migration*> bases_;
  std::vector<GraphProblem> problems_;
};

}  // namespace migcheck
