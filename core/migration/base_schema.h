// SPDX-License-Identifier: Apache-2.0
// The database that a history begins with, given as a file of SQL: a schema dump, or what another
// tool runs first.
#pragma once

#include <memory>

#include "core/schema/catalog.h"
#include "core/source/result.h"
#include "core/source/source_file.h"

namespace migcheck {

/// The catalog after running the file in an empty database, as a new connection sees it. Data and
/// commands of psql in the output of pg_dump are passed over. `file` must outlive the catalog.
/// `postgres_version` is as in SqlOptions.
[[nodiscard]] Result<Catalog> base_catalog(const SourceFile& file, int postgres_version);

}  // namespace migcheck
