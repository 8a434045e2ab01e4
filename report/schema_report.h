// SPDX-License-Identifier: Apache-2.0
// What the migrations lead to: the schema, and the outcome of every revision.
#pragma once

#include <string>

#include "core/run/repository.h"

namespace migcheck {

/// One JSON object with `revisions` and `schema`; docs/schema-snapshot.md describes it.
[[nodiscard]] std::string schema_json(const History& history);

/// The schema for people.
[[nodiscard]] std::string schema_text(const Catalog& catalog);

/// Every place that could not be evaluated, one line each: `file:line:column: reason`.
[[nodiscard]] std::string unknown_report(const Repository& repository);

}  // namespace migcheck
