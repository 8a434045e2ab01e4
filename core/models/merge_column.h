// SPDX-License-Identifier: Apache-2.0
// Columns that are written in two places: in an annotation and at the attribute.
#pragma once

#include "core/python/sqlalchemy.h"

namespace migcheck {

/// Adds to `column` what the mapped_column() inside of its `Annotated[…]` gives and it does not
/// give itself, as SQLAlchemy 2.0 does; foreign keys and checks count on both sides.
void merge_column(const SqlColumn& annotated, SqlColumn& column);

}  // namespace migcheck
