// SPDX-License-Identifier: Apache-2.0
// Runs a PL/pgSQL block: conditions are evaluated over the simulated catalog. What is known to run
// is emitted as such; under an unknown condition every branch is emitted as uncertain.
#pragma once

#include <optional>

#include "core/sql/executor.h"

namespace migcheck::sql {

/// Runs the body of a DO block.
std::optional<Failure> run_plpgsql(Executor& executor, const SqlText& body);

}  // namespace migcheck::sql
