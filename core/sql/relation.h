// SPDX-License-Identifier: Apache-2.0
// A table of values for the evaluator: a system catalog as the simulated database has it, or an
// intermediate result.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/sql/datum.h"

namespace migcheck::sql {

/// A row. When it is not certain, the real table has it, does not have it, or has several like it.
struct Row {
  std::vector<Datum> cells;
  bool certain = true;
};

struct Relation {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  /// The real table has more columns than are listed; those are unknown.
  bool more_columns = false;

  [[nodiscard]] std::size_t column(std::string_view name) const;
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
};

/// A cell of a row under construction.
using Cell = std::pair<std::string_view, Datum>;

/// Builds a system catalog. Columns that a row does not name are unknown in it.
class RelationBuilder {
 public:
  RelationBuilder(std::initializer_list<std::string_view> columns);
  void add(bool certain, std::initializer_list<Cell> cells);
  /// Rows of which nothing but these cells is known may be there, any number of them.
  void add_others(std::initializer_list<Cell> cells) { add(false, cells); }
  [[nodiscard]] Relation take() { return std::move(relation_); }

 private:
  Relation relation_;
};

}  // namespace migcheck::sql
