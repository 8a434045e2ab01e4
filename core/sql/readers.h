// SPDX-License-Identifier: Apache-2.0
// Statements → operations. Every reader handles one kind of statement; readers.cpp has the table
// of which one handles what. They are pure: nothing here looks at the catalog.
#pragma once

#include <vector>

#include "core/sql/reading.h"

namespace migcheck::sql {

/// What the statement asks for, in order.
[[nodiscard]] std::vector<PlannedOperation> read_statement(const SqlText& text, Node node);

// Tables (read_create_table.cpp, read_alter_table.cpp).
void read_create_table(Reading& reading);
void read_create_foreign_table(Reading& reading);
void read_create_table_as(Reading& reading);
void read_alter_table(Reading& reading);

// Types and domains (read_types.cpp).
void read_create_enum(Reading& reading);
void read_alter_enum(Reading& reading);
void read_create_domain(Reading& reading);
void read_create_composite(Reading& reading);
void read_create_opaque_type(Reading& reading);

// Indexes and views (read_index.cpp, read_view.cpp).
void read_create_index(Reading& reading);
void read_create_view(Reading& reading);

// Sequences, functions, triggers, schemas, extensions (read_objects.cpp).
void read_create_sequence(Reading& reading);
void read_alter_sequence(Reading& reading);
void read_create_function(Reading& reading);
void read_create_trigger(Reading& reading);
void read_create_schema(Reading& reading);
void read_create_extension(Reading& reading);

// What addresses objects of many kinds (read_drop.cpp, read_rename.cpp).
void read_drop(Reading& reading);
void read_rename(Reading& reading);
void read_set_schema(Reading& reading);
void read_comment(Reading& reading);

// Data, settings, transactions (read_data.cpp, read_session.cpp).
void read_data_change(Reading& reading);
void read_truncate(Reading& reading);
void read_select(Reading& reading);
/// Whether the query calls a function of PostGIS that changes a table (read_geometry.cpp).
bool read_geometry_call(Reading& reading);
/// The constants of a query or data statement that the server gives a type (read_constants.cpp).
[[nodiscard]] std::vector<DataConstant> constants_in(Reading& reading, Node statement);
/// The columns that INSERT … VALUES gives values in every row (read_constants.cpp).
[[nodiscard]] std::optional<std::vector<std::string>> columns_given(Node statement);
void read_set_variable(Reading& reading);
void read_transaction(Reading& reading);
void read_opaque(Reading& reading);

/// The relations that a query reads, without its own WITH names.
[[nodiscard]] std::vector<QualifiedName> relations_read(Reading& reading, Node query);

}  // namespace migcheck::sql
