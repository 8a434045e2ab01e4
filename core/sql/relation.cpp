// SPDX-License-Identifier: Apache-2.0
#include "core/sql/relation.h"

#include <algorithm>

namespace migcheck::sql {

std::size_t Relation::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? no_column : static_cast<std::size_t>(found - columns.begin());
}

RelationBuilder::RelationBuilder(std::initializer_list<std::string_view> columns) {
  relation_.columns.assign(columns.begin(), columns.end());
  relation_.more_columns = true;
}

void RelationBuilder::add(bool certain, std::initializer_list<Cell> cells) {
  Row row;
  row.certain = certain;
  row.cells.resize(relation_.columns.size());
  for (const Cell& cell : cells) {
    const std::size_t column = relation_.column(cell.first);
    if (column != Relation::no_column) row.cells[column] = cell.second;
  }
  relation_.rows.push_back(std::move(row));
}

}  // namespace migcheck::sql
