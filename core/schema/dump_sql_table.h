// SPDX-License-Identifier: Apache-2.0
// The statements that make one table and what belongs to it.
#pragma once

#include <string>

#include "core/schema/catalog.h"

namespace migcheck {

/// A name as it is written where the search path is "public".
[[nodiscard]] std::string sql_name(QualifiedName name);
/// `a, b`, each quoted where it has to be.
[[nodiscard]] std::string sql_names(const std::vector<std::string>& names);
/// What a reader must know about an object of which not everything is certain: lines of comments.
[[nodiscard]] std::string sql_doubt(bool certain, bool assumed);
/// `CONSTRAINT name CHECK (…)` and its kin, as CREATE TABLE and ALTER TABLE have it.
[[nodiscard]] std::string constraint_sql(const ConstraintDef& def);
/// Whether the catalog's own name for the sequence of `serial` or of an identity column is meant.
[[nodiscard]] bool default_sequence_name(const Table& table, const std::string& column,
                                         const QualifiedName& sequence);

/// CREATE TABLE without foreign keys, with its comments and indexes behind it.
[[nodiscard]] std::string table_sql(const Catalog& catalog, const Table& table);
/// ALTER TABLE … ADD for each foreign key, for what is not valid and for keys that repeat another.
[[nodiscard]] std::string late_constraints_sql(const Catalog& catalog, const Table& table);
/// CREATE TRIGGER for each trigger.
[[nodiscard]] std::string triggers_sql(const Table& table);

/// The column that owns a sequence draws from it as serial or identity, so CREATE TABLE makes it.
[[nodiscard]] bool made_with_table(const Catalog& catalog, const OtherObject& sequence);

}  // namespace migcheck
