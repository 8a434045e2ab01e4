// SPDX-License-Identifier: Apache-2.0
// Runs independent tasks on a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace migcheck {

/// Calls `task(i)` for every i in [0, count), on up to `jobs` threads (0: one per processor), and
/// returns when all are done. Tasks must not throw. Every worker has a 256 MB stack (virtual
/// memory), because the SQL parser and our walkers recurse on hostile input.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task);

}  // namespace migcheck
