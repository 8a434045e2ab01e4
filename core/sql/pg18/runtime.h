// SPDX-License-Identifier: Apache-2.0
// What the translated module needs around it, beyond the interface in wasm-rt.h.
#pragma once

#include <setjmp.h>

/// Where a trap of this thread goes: recursion that is too deep, memory that cannot be had.
extern _Thread_local jmp_buf* pg18_trap_target;
