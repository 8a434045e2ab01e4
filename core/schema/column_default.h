// SPDX-License-Identifier: Apache-2.0
// DEFAULT expressions: what type they have, and the errors of the simple ones. Only expressions
// whose type is plain to see are judged; everything else is left alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/schema/change.h"

namespace migcheck {

/// A DEFAULT expression, as far as it is understood.
struct DefaultValue {
  std::optional<std::string> string;  ///< one string constant, perhaps with a cast
  std::optional<DataType> type;       ///< of the expression; nothing: unknown, or an untyped string
  std::optional<std::string> sequence;  ///< the argument of nextval()
  bool null = false;
  bool column_reference = false;
};
[[nodiscard]] DefaultValue read_default(std::string_view sql);

/// The sequence that a column's default draws from; a name without a schema is looked for beside
/// the table.
[[nodiscard]] std::optional<QualifiedName> default_sequence(const Table& table,
                                                            const ColumnDef& column);

/// The user-defined type that a column's default is cast to, when it is not the column's own.
[[nodiscard]] std::optional<QualifiedName> default_cast_type(const Table& table,
                                                             const ColumnDef& column);

/// The error that PostgreSQL gives for the default of a column of this type. The types of the
/// column and of casts are resolved.
[[nodiscard]] Failure check_default(Change& change, const ColumnDef& column);
/// The error for a string constant that is too long for the column. ALTER TABLE … ADD COLUMN
/// computes the default at once; other statements do not.
[[nodiscard]] Failure check_default_length(const ColumnDef& column);
/// The same for any string constant that is stored in a column of this type.
[[nodiscard]] Failure check_length(const DataType& type, const std::string& constant);
/// The error of the type's input function for a string constant. User-defined types have their
/// schema.
[[nodiscard]] Failure check_typed_string(const Change& change, const DataType& type,
                                         const std::string& text);
/// The same for a label that a string constant must be, also for new labels of the transaction.
[[nodiscard]] Failure check_enum_value(const Change& change, const EnumType& type,
                                       const std::string& label);

}  // namespace migcheck
