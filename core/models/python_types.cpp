// SPDX-License-Identifier: Apache-2.0
#include "core/models/python_types.h"

#include <array>

namespace migcheck {
namespace {

struct Row {
  std::string_view symbol;
  std::string_view type;
};

constexpr std::array<Row, 11> rows{{{"builtins.int", "integer"},
                                    {"builtins.str", "character varying"},
                                    {"builtins.float", "double precision"},
                                    {"builtins.bool", "boolean"},
                                    {"builtins.bytes", "bytea"},
                                    {"datetime.date", "date"},
                                    {"datetime.datetime", "timestamp without time zone"},
                                    {"datetime.time", "time without time zone"},
                                    {"datetime.timedelta", "interval"},
                                    {"decimal.Decimal", "numeric"},
                                    {"uuid.UUID", "uuid"}}};

}  // namespace

std::optional<DataType> type_of_python_type(std::string_view symbol) {
  for (const Row& row : rows) {
    if (row.symbol == symbol) return DataType::builtin(std::string(row.type));
  }
  return std::nullopt;
}

}  // namespace migcheck
