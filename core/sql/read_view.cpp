// SPDX-License-Identifier: Apache-2.0
// CREATE VIEW, and the relations that a query reads.
#include <algorithm>
#include <set>

#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

constexpr int max_view_depth = 500;

/// Collects RangeVars; the names of a WITH clause hide relations only below it.
class RelationCollector {
 public:
  explicit RelationCollector(Reading& reading) : reading_(reading) {}

  void walk(Node node, int depth) {
    if (depth > max_view_depth) return;
    if (node.is("RangeVar")) return add(node);
    const std::vector<Node> with = node.field("withClause").list("ctes");
    for (const Node& cte : with) hidden_.insert(cte.text("ctename"));
    for (const Node& child : node.children()) walk(child, depth + 1);
    for (const Node& cte : with) hidden_.extract(cte.text("ctename"));
  }

  std::vector<QualifiedName> take() { return std::move(relations_); }

 private:
  void add(Node range_var) {
    const bool hidden =
        !range_var.has("schemaname") && hidden_.count(range_var.text("relname")) > 0;
    if (hidden) return;
    const QualifiedName name = reading_.relation(range_var);
    if (std::find(relations_.begin(), relations_.end(), name) == relations_.end()) {
      relations_.push_back(name);
    }
  }

  Reading& reading_;
  std::multiset<std::string> hidden_;
  std::vector<QualifiedName> relations_;
};

}  // namespace

std::vector<QualifiedName> relations_read(Reading& reading, Node query) {
  RelationCollector collector(reading);
  collector.walk(query, 0);
  return collector.take();
}

void read_create_view(Reading& reading) {
  const SqlText& text = reading.text;
  const TokenRange head = reading.created_head();
  const std::size_t as = text.find({head.last, text.size()}, {"as"});
  CreateView view;
  view.name = reading.relation(reading.node.field("view"));
  view.or_replace = reading.node.flag("replace");
  view.query = reading.expression({as + 1, text.size()});
  view.reads = relations_read(reading, reading.node.field("query"));
  reading.add(std::move(view), head);
}

}  // namespace migcheck::sql
