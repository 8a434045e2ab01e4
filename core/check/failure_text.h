// SPDX-License-Identifier: Apache-2.0
// How findings quote what PostgreSQL or Python says, and where they stand.
#pragma once

#include <string>

#include "core/diagnostic/diagnostic.h"
#include "core/migration/migration.h"

namespace migcheck {

/// The words of an error with its SQLSTATE and detail, on one line and without a final stop.
[[nodiscard]] std::string failure_text(const DdlError& error);
/// The first line of the statement that fails; of the function, where no text asks for it.
[[nodiscard]] Span failure_place(const MigrationReplay& migration, const Trace& trace,
                                 const Span& statement);
/// The line that defines a function, or the revision's id when it is not defined in the file.
[[nodiscard]] Span function_place(const MigrationReplay& migration, const Trace& trace);
/// Adds the other half of an error, such as the place that created the object first.
void add_other_half(const DdlError& error, const Span& place, Diagnostic& finding);

}  // namespace migcheck
