// SPDX-License-Identifier: Apache-2.0
#include "core/schema/data_constants.h"

#include <algorithm>
#include <array>

#include "core/schema/casts.h"
#include "core/schema/column_default.h"

namespace migcheck {
namespace {

// INSERT without a list counts on the order of columns, so that all up to this one must be sure.
const Column* column_at(const Change& change, const Table& table, std::size_t position) {
  if (position >= table.columns.size()) return nullptr;
  const auto end = table.columns.begin() + static_cast<std::ptrdiff_t>(position) + 1;
  const bool sure = std::all_of(table.columns.begin(), end,
                                [&](const Column& column) { return change.state.sure(column); });
  return sure ? &table.columns[position] : nullptr;
}

const Column* find_column(const Change& change, const Table& table, const DataConstant& constant) {
  if (!change.state.sure(table) || !table.columns_known) return nullptr;
  const Column* column = constant.column.empty() ? column_at(change, table, constant.position)
                                                 : table.column(constant.column);
  const bool sure = column != nullptr && column->def.type.known && change.state.sure(*column) &&
                    change.state.definition_sure(*column);
  return sure ? column : nullptr;
}

Failure check_stored(const Change& change, const ColumnDef& column, const DataConstant& constant) {
  const DataType type = base_type_of(change.state, column.type);
  if (!constant.text) {
    if (castable(change.state, constant.type, type, CastContext::assignment).value_or(true))
      return std::nullopt;
    return ddl_error("42804", "column " + in_quotes(column.name) + " is of type " +
                                  column.type.format() + " but expression is of type " +
                                  constant.type.format());
  }
  if (Failure failure = check_typed_string(change, type, *constant.text)) return failure;
  return check_length(column.type, *constant.text);
}

bool is_any_of(const DataType& type, std::initializer_list<std::string_view> names) {
  return !type.array && !type.user_defined &&
         std::find(names.begin(), names.end(), type.base) != names.end();
}

// Only pairs of which it is plain that no operator compares them.
bool incomparable(const DataType& column, const DataType& constant) {
  if (is_any_of(constant, {"integer"}))
    return is_any_of(column, {"boolean", "text", "character varying", "uuid"});
  return is_any_of(constant, {"boolean"}) &&
         is_any_of(column, {"integer", "bigint", "smallint", "text", "character varying", "uuid"});
}

Failure check_compared(const Change& change, const ColumnDef& column,
                       const DataConstant& constant) {
  const DataType& type = column.type;
  if (constant.text) {
    // json has no operators, and those of a domain are not looked for with an untyped constant.
    const bool domain = base_type_of(change.state, type) != type;
    if (domain || is_any_of(type, {"json"})) return std::nullopt;
    return check_typed_string(change, type, *constant.text);
  }
  if (!incomparable(type, constant.type)) return std::nullopt;
  DataType bare = type;
  bare.modifier.clear();
  const std::string left = (constant.first ? constant.type : bare).format();
  const std::string right = (constant.first ? bare : constant.type).format();
  return ddl_error("42883",
                   "operator does not exist: " + left + " " + constant.comparison + " " + right);
}

Failure check_cast(const Change& change, const DataConstant& constant) {
  DataType type = constant.type;
  if (!type.known || !constant.text) return std::nullopt;
  if (type.user_defined) {
    const auto full = change.state.find_type(type.type_name());
    if (!full || !change.state.enum_type(*full)) return std::nullopt;
    type.schema = full->schema;
  }
  return check_typed_string(change, type, *constant.text);
}

Failure check_constant(const Change& change, const DataConstant& constant) {
  if (constant.null) return std::nullopt;
  if (constant.use == DataConstant::Use::cast) return check_cast(change, constant);
  const auto full = change.state.find_relation(constant.table);
  const TablePtr table = full ? change.state.table(*full) : nullptr;
  const Column* column = table ? find_column(change, *table, constant) : nullptr;
  if (column == nullptr) return std::nullopt;
  return constant.use == DataConstant::Use::stored ? check_stored(change, column->def, constant)
                                                   : check_compared(change, column->def, constant);
}

}  // namespace

Failure check_constants(const Change& change, const std::vector<DataConstant>& constants) {
  for (const DataConstant& constant : constants) {
    if (Failure failure = check_constant(change, constant)) return failure;
  }
  return std::nullopt;
}

}  // namespace migcheck
