// SPDX-License-Identifier: Apache-2.0
// One plain SELECT on its way from tables to rows.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "core/sql/evaluator.h"

namespace migcheck::sql {

class SelectRun {
 public:
  SelectRun(Evaluator& evaluator, Node node, const Scope* outer)
      : evaluator_(evaluator), node_(node), outer_(outer) {}

  [[nodiscard]] QueryResult run();
  /// DISTINCT, ORDER BY and LIMIT; false when it cannot be known which rows are left.
  [[nodiscard]] bool finish(Relation& relation, bool distinct);

 private:
  /// A table of the FROM clause.
  struct Source {
    std::string alias;
    Relation relation;
    bool optional = false;      ///< the right side of a LEFT JOIN
    std::vector<Node> matches;  ///< its ON conditions, when optional
  };
  /// A condition that all rows must meet, and the last source that it needs.
  struct Filter {
    Node condition;
    std::size_t level = 0;
    bool one_source = false;
  };

  // FROM (select_from.cpp).
  bool add_with();
  bool add_source(Node item);
  bool add_join(Node join);
  bool add_table(Node range_var);
  bool add_subquery(Node range);
  bool add_function(Node range);
  bool add_relation(Relation relation, Node alias, const std::string& name);
  void add_filters(Node condition);
  void place_filter(Filter& filter) const;
  void levels_of(Node node, std::size_t& level, std::size_t& count, int depth) const;

  // WHERE (select_from.cpp).
  void prefilter();
  void join(std::size_t level, Truth so_far);
  void join_optional(std::size_t level, Truth so_far);
  [[nodiscard]] Truth test(std::size_t level);
  [[nodiscard]] Scope scope() const;

  // Rows (select_run.cpp).
  [[nodiscard]] Relation project();
  [[nodiscard]] bool aggregates(Node node, int depth) const;
  void add_targets(Relation& relation);
  void emit_row(Relation& relation, const Scope& row_scope, bool certain);
  void remove_duplicates(Relation& relation);
  void order(Relation& relation);
  bool limit(Relation& relation);

  Evaluator& evaluator_;
  Node node_;
  const Scope* outer_;
  std::deque<Source> sources_;
  std::vector<Filter> filters_;
  std::vector<const Row*> current_;
  std::vector<Match> matches_;
  std::vector<Datum> keys_;  ///< first ORDER BY key of each row of the result
};

}  // namespace migcheck::sql
