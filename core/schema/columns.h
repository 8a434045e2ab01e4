// SPDX-License-Identifier: Apache-2.0
// Columns and what comes with them: sequences of serial and identity columns, defaults.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Appends a column with its resolved type; makes the sequence that it owns.
Failure add_column(Change& change, Table& table, ColumnDef def);
/// Makes the sequence `table_column_seq` that belongs to the column, and returns its name.
QualifiedName create_owned_sequence(Change& change, const Table& table, const std::string& column,
                                    const DataType& type);
/// Makes the sequence of an identity column. `given`: the name that SEQUENCE NAME gives it; 42P07
/// when it is taken, 3F000 when its schema is missing.
Failure create_identity_sequence(Change& change, const Table& table, const std::string& column,
                                 const DataType& type, const std::optional<QualifiedName>& given);
/// The column of a table, or the error for a column that surely does not exist. Neither: unknown.
struct FoundColumn {
  Column* column = nullptr;
  Failure failure;
};
[[nodiscard]] FoundColumn find_column(const Change& change, Table& table, const std::string& name);
/// As above; when the table's columns are not all known, the column is taken as given.
[[nodiscard]] FoundColumn find_or_assume_column(Change& change, Table& table,
                                                const std::string& name);
/// Whether a column of that name is missing for sure.
[[nodiscard]] bool column_surely_absent(const Change& change, const Table& table,
                                        const std::string& name);
/// `column "c" of relation "t" does not exist`
[[nodiscard]] DdlError missing_column(const Table& table, const std::string& name);
/// Sequences that belong to a column, by full name.
[[nodiscard]] std::vector<QualifiedName> owned_sequences(const CatalogState& state,
                                                         const QualifiedName& table,
                                                         const std::string& column);
/// Marks the column as changed by the operation.
void touch(const Change& change, Column& column);

}  // namespace migcheck
