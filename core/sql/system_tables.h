// SPDX-License-Identifier: Apache-2.0
// pg_catalog and information_schema, made from the simulated catalog. Columns that are not
// modelled are unknown, and so are the rows that belong to the server's own objects; what is known
// of those is their schema and what they cannot be called.
#pragma once

#include <optional>

#include "core/sql/catalog_view.h"
#include "core/sql/relation.h"

namespace migcheck::sql {

/// The system table `schema.name`, for an empty schema that of pg_catalog. Nothing when it is no
/// system table that is modelled.
[[nodiscard]] std::optional<Relation> system_table(const Catalog& catalog,
                                                   const QualifiedName& name);
/// Whether this name means a table of the server itself, modelled or not.
[[nodiscard]] bool is_system_relation(const QualifiedName& name);

// pg_catalog: relations and their parts (system_relations.cpp, system_constraints.cpp).
[[nodiscard]] Relation pg_class(const CatalogView& view);
[[nodiscard]] Relation pg_attribute(const CatalogView& view);
[[nodiscard]] Relation pg_tables(const CatalogView& view);
[[nodiscard]] Relation pg_views(const CatalogView& view);
[[nodiscard]] Relation pg_matviews(const CatalogView& view);
[[nodiscard]] Relation pg_sequences(const CatalogView& view);
[[nodiscard]] Relation pg_constraint(const CatalogView& view);
[[nodiscard]] Relation pg_index(const CatalogView& view);
[[nodiscard]] Relation pg_inherits(const CatalogView& view);
[[nodiscard]] Relation pg_partitioned_table(const CatalogView& view);
[[nodiscard]] Relation pg_indexes(const CatalogView& view);
[[nodiscard]] Relation pg_trigger(const CatalogView& view);

// pg_catalog: types and the rest (system_types.cpp).
[[nodiscard]] Relation pg_namespace(const CatalogView& view);
[[nodiscard]] Relation pg_type(const CatalogView& view);
[[nodiscard]] Relation pg_enum(const CatalogView& view);
[[nodiscard]] Relation pg_extension(const CatalogView& view);
[[nodiscard]] Relation pg_proc(const CatalogView& view);

// information_schema (information_schema.cpp).
[[nodiscard]] Relation schema_tables(const CatalogView& view);
[[nodiscard]] Relation schema_columns(const CatalogView& view);
[[nodiscard]] Relation schema_table_constraints(const CatalogView& view);
[[nodiscard]] Relation schema_key_column_usage(const CatalogView& view);
[[nodiscard]] Relation schema_constraint_column_usage(const CatalogView& view);
[[nodiscard]] Relation schema_referential_constraints(const CatalogView& view);
[[nodiscard]] Relation schema_schemata(const CatalogView& view);
[[nodiscard]] Relation schema_sequences(const CatalogView& view);
[[nodiscard]] Relation schema_views(const CatalogView& view);
[[nodiscard]] Relation schema_triggers(const CatalogView& view);

}  // namespace migcheck::sql
