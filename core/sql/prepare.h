// SPDX-License-Identifier: Apache-2.0
// What the server will see of a text that Python hands over: bind parameters become literals and
// escapes are taken away, as SQLAlchemy and the driver do; unknown parts become hole marks.
#pragma once

#include "core/source/mapped_text.h"
#include "core/sql/sql.h"

namespace migcheck::sql {

/// The text with a hole mark for every hole.
[[nodiscard]] MappedText fill_holes(const MappedText& text);

/// The text with its bind parameters replaced. An unknown value becomes a string constant with a
/// hole mark.
[[nodiscard]] MappedText bind_parameters(const MappedText& text, const SqlOptions& options);

}  // namespace migcheck::sql
