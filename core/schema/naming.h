// SPDX-License-Identifier: Apache-2.0
// The names that PostgreSQL chooses: t_pkey, t_a_b_key, t_a_fkey, t_lower_idx, t_id_seq, and what
// it does when they are too long or taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/catalog_state.h"

namespace migcheck {

/// `table_part_label`, shortened in both parts to fit 63 bytes (makeObjectName).
[[nodiscard]] std::string make_object_name(std::string_view table, std::string_view part,
                                           std::string_view label);
/// The first of name, name1, name2, … that no relation of the schema has; for constraints, that no
/// constraint has either (ChooseRelationName).
[[nodiscard]] std::string choose_relation_name(const CatalogState& state, const Table& table,
                                               std::string_view part, std::string_view label,
                                               bool constraint);
/// The same for constraints without an index (ChooseConstraintName).
[[nodiscard]] std::string choose_constraint_name(const CatalogState& state, const Table& table,
                                                 std::string_view part, std::string_view label);
/// The columns of a key in one word, cut when it is long enough.
[[nodiscard]] std::string joined_columns(const std::vector<std::string>& columns);
/// The column names of an index: those of its columns, and names made from its expressions.
[[nodiscard]] std::vector<std::string> index_column_names(const IndexDef& index);
/// The name of an index without one.
[[nodiscard]] std::string choose_index_name(const CatalogState& state, const Table& table,
                                            const IndexDef& index);
/// An identifier as the server stores it: at most 63 bytes.
[[nodiscard]] std::string truncated(std::string name);

}  // namespace migcheck
