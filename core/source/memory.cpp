// SPDX-License-Identifier: Apache-2.0
// glibc gives every thread but the first a heap of 64 MB, which begins at a multiple of that size.
// Linux puts a range on pages of 2 MB when it is asked to.
#include "core/source/memory.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

namespace migcheck {
namespace {

constexpr std::uintptr_t heap_size = std::uintptr_t{64} << 20;

}  // namespace

void tune_allocator() {
  mallopt(M_TOP_PAD, static_cast<int>(heap_size));
  mallopt(M_TRIM_THRESHOLD, static_cast<int>(4 * heap_size));
  mallopt(M_MMAP_THRESHOLD, static_cast<int>(heap_size / 2));
}

void tune_thread_allocator() {
  void* memory = std::malloc(1);
  const std::uintptr_t heap = reinterpret_cast<std::uintptr_t>(memory) / heap_size * heap_size;
  std::free(memory);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the heap's address is part of that of its memory
  madvise(reinterpret_cast<void*>(heap), heap_size, MADV_HUGEPAGE);  // a hint, no more
}

}  // namespace migcheck

#else

namespace migcheck {

void tune_allocator() {}
void tune_thread_allocator() {}

}  // namespace migcheck

#endif
