// SPDX-License-Identifier: Apache-2.0
// Where a type name ends. The tree only says where it begins.
#pragma once

#include "core/sql/sql_text.h"

namespace migcheck::sql {

/// The tokens of the type name that begins at `first`: `character varying(20)[]`,
/// `timestamp(3) with time zone`, `interval day to second`, `s.mood`, `setof int`, `t.c%type`.
[[nodiscard]] TokenRange type_range(const SqlText& text, std::size_t first);

}  // namespace migcheck::sql
