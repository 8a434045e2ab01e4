// SPDX-License-Identifier: Apache-2.0
// Transactions, as far as the schema depends on them: labels that ADD VALUE made cannot be used
// before the commit, CONCURRENTLY is refused inside, ROLLBACK brings back what was.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Called before every operation: notices that a new transaction has begun.
void enter_transaction(Change& change);
/// The error for a statement that PostgreSQL refuses inside a transaction block, if it is in one.
[[nodiscard]] Failure refuse_in_transaction(const Change& change, std::string_view statement);

}  // namespace migcheck
