// SPDX-License-Identifier: Apache-2.0
// The catalog as JSON, in the words of PostgreSQL's own catalogs.
#pragma once

#include <string>

#include "core/schema/catalog.h"

namespace migcheck {

/// An object with `schemas`, `extensions`, `enums`, `domains`, `tables`, `views`, `sequences` and
/// `functions`, keyed by `schema.name`. Types are printed as format_type() prints them, defaults
/// and conditions in the manner of pg_get_expr(). Temporary objects and indexes that belong to a
/// constraint are left out; what is not certain is marked by `"certain": false`, what was only
/// assumed by `"assumed": true`.
[[nodiscard]] std::string dump_json(const Catalog& catalog);

}  // namespace migcheck
