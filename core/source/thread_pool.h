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

/// Calls `produce(ready)` on one thread; for every index that it hands to `ready`, `follow(index)`
/// runs once, in any order, on the threads that are idle and at last on all. Returns when all is
/// done. With one job, nothing follows before `produce` has returned. Neither may throw.
void produce_and_follow(unsigned jobs,
                        const std::function<void(const std::function<void(std::size_t)>&)>& produce,
                        const std::function<void(std::size_t)>& follow);

}  // namespace migcheck
