// SPDX-License-Identifier: Apache-2.0
// The run-time functions that wasm2c's output calls: memory, the table of functions, traps. wabt
// has its own, but keeps the target of a trap in one variable for all threads.
#define _GNU_SOURCE
#include "core/sql/pg18/runtime.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <wasm-rt.h>

enum { page_size = 65536, most_types = 128, most_parts = 24 };
/// An address is the sum of two numbers of 32 bits, so no access leaves this many bytes.
static const size_t reach = (size_t)1 << 33;

_Thread_local uint32_t wasm_rt_call_stack_depth;
_Thread_local jmp_buf* pg18_trap_target;

void wasm_rt_trap(wasm_rt_trap_t trap) {
  if (pg18_trap_target == NULL) abort();
  longjmp(*pg18_trap_target, (int)trap);
}

/// A function's type: its parameters, then its results.
struct func_type {
  uint32_t params;
  uint32_t results;
  int parts[most_parts];
};

/// Written once, before the first instance.
static struct func_type types[most_types];
static uint32_t type_count;

uint32_t wasm_rt_register_func_type(uint32_t params, uint32_t results, ...) {
  struct func_type type = {params, results, {0}};
  if (params + results > most_parts || type_count == most_types) abort();
  va_list parts;
  va_start(parts, results);
  for (uint32_t i = 0; i < params + results; ++i) type.parts[i] = va_arg(parts, int);
  va_end(parts);
  for (uint32_t i = 0; i < type_count; ++i) {
    if (memcmp(&types[i], &type, sizeof type) == 0) return i + 1;
  }
  types[type_count++] = type;
  return type_count;
}

void wasm_rt_allocate_memory(wasm_rt_memory_t* memory, uint32_t pages, uint32_t max_pages) {
  const size_t size = (size_t)pages * page_size;
  void* data = mmap(NULL, reach, PROT_NONE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_NORESERVE, -1, 0);
  if (data == MAP_FAILED) wasm_rt_trap(WASM_RT_TRAP_OOB);
  memory->data = data;
  memory->max_pages = max_pages;
  if (mprotect(data, size, PROT_READ | PROT_WRITE) != 0) wasm_rt_trap(WASM_RT_TRAP_OOB);
  memory->pages = pages;
  memory->size = (uint32_t)size;
}

uint32_t wasm_rt_grow_memory(wasm_rt_memory_t* memory, uint32_t delta) {
  const uint32_t before = memory->pages;
  const uint64_t pages = (uint64_t)before + delta;
  const uint64_t size = pages * page_size;
  if (pages > memory->max_pages || size > UINT32_MAX) return UINT32_MAX;
  if (mprotect(memory->data, size, PROT_READ | PROT_WRITE) != 0) return UINT32_MAX;
  memory->pages = (uint32_t)pages;
  memory->size = (uint32_t)size;
  return before;
}

void wasm_rt_free_memory(wasm_rt_memory_t* memory) {
  if (memory->data != NULL) munmap(memory->data, reach);
  memory->data = NULL;
}

void wasm_rt_allocate_funcref_table(wasm_rt_funcref_table_t* table, uint32_t size, uint32_t max) {
  table->data = calloc(size, sizeof *table->data);
  if (table->data == NULL) wasm_rt_trap(WASM_RT_TRAP_OOB);
  table->size = size;
  table->max_size = max;
}

void wasm_rt_free_funcref_table(wasm_rt_funcref_table_t* table) {
  free(table->data);
  table->data = NULL;
}

bool wasm_rt_is_initialized(void) { return true; }
