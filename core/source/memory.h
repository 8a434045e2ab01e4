// SPDX-License-Identifier: Apache-2.0
// How a short run that keeps most of what it reads wants its memory from the system: in large steps
// and on large pages. Most of the time of small steps goes into page faults.
#pragma once

namespace migcheck {

/// Makes the allocator take large steps and keep what is freed; for the start of main(), before
/// other threads run. Does nothing where the C library has no such settings.
void tune_allocator();

/// Asks for large pages for what the calling thread will allocate; for the start of a worker.
void tune_thread_allocator();

}  // namespace migcheck
