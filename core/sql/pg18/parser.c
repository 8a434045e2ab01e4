// SPDX-License-Identifier: Apache-2.0
// Drives the parser of the npm package libpg-query, which is WebAssembly, translated to C by
// wasm2c. This file gives the module what it imports and calls what it exports. Both have names of
// one letter, which change with the package's version; the package is pinned, and every SQL test
// goes through here.
//
// PostgreSQL leaves a function by longjmp on an error. WebAssembly cannot, so the module asks its
// host for a call under setjmp (the invoke_… functions) and for the jump (throw_longjmp).
#include "core/sql/pg18/parser.h"

#include <pg18.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "core/sql/pg18/runtime.h"

/// A call that can be left by longjmp.
struct landing {
  jmp_buf jump;
  struct landing* outer;
};

/// What the module knows as its environment; the name is wasm2c's.
struct Z_a_instance_t {
  Z_pg18_instance_t module;
  struct landing* innermost;
};
typedef struct Z_a_instance_t host;

struct pg18_parser {
  host host;
  int ready;        ///< the module is instantiated
  u32 last_result;  ///< to be freed by the next call
};

// --- What the module exports -------------------------------------------------------------------

static void export_initialise(host* self) { Z_pg18Z_A(&self->module); }
static u32 export_malloc(host* self, u32 size) { return Z_pg18Z_C(&self->module, size); }
static void export_free(host* self, u32 address) { Z_pg18Z_E(&self->module, address); }
static u32 export_parse(host* self, u32 sql) { return Z_pg18Z_F(&self->module, sql); }
static void export_free_result(host* self, u32 result) { Z_pg18Z_G(&self->module, result); }
static void export_set_threw(host* self) { Z_pg18Z_P(&self->module, 1, 0); }
static void export_set_stack(host* self, u32 stack) { Z_pg18Z_Q(&self->module, stack); }
static u32 export_stack(host* self) { return Z_pg18Z_R(&self->module); }

// --- What it imports: calls under setjmp -------------------------------------------------------

static const wasm_rt_funcref_t* function(host* self, u32 index) {
  const wasm_rt_funcref_table_t* table = &self->module.w2c_D;
  if (index >= table->size || table->data[index].func == NULL) {
    wasm_rt_trap(WASM_RT_TRAP_CALL_INDIRECT);
  }
  return &table->data[index];
}

/// Runs `call` so that throw_longjmp comes back here. Then the module looks at what was thrown.
#define UNDER_SETJMP(call)                           \
  do {                                               \
    const u32 stack = export_stack(self);            \
    const uint32_t depth = wasm_rt_call_stack_depth; \
    struct landing here;                             \
    here.outer = self->innermost;                    \
    self->innermost = &here;                         \
    if (_setjmp(here.jump) == 0) {                   \
      call;                                          \
      self->innermost = here.outer;                  \
    } else {                                         \
      self->innermost = here.outer;                  \
      wasm_rt_call_stack_depth = depth;              \
      export_set_stack(self, stack);                 \
      export_set_threw(self);                        \
    }                                                \
  } while (0)

typedef void* module;
#define THIS called->module_instance

/// Imports that call a function without a value.
#define INVOKE(name, types, parameters, arguments)           \
  void name parameters {                                     \
    const wasm_rt_funcref_t* called = function(self, index); \
    UNDER_SETJMP(((void(*) types)called->func)arguments);    \
  }

/// Imports that call a function with a value.
#define INVOKE_VALUE(result, name, types, parameters, arguments)    \
  result name parameters {                                          \
    const wasm_rt_funcref_t* called = function(self, index);        \
    volatile result value = 0;                                      \
    UNDER_SETJMP(value = ((result(*) types)called->func)arguments); \
    return value;                                                   \
  }

// clang-format off
INVOKE(Z_aZ_e, (module), (host* self, u32 index), (THIS))
INVOKE(Z_aZ_f, (module, u32), (host* self, u32 index, u32 a), (THIS, a))
INVOKE(Z_aZ_h, (module, u32, u32), (host* self, u32 index, u32 a, u32 b), (THIS, a, b))
INVOKE(Z_aZ_j, (module, u32, u32, u32), (host* self, u32 index, u32 a, u32 b, u32 c),
       (THIS, a, b, c))
INVOKE(Z_aZ_i, (module, u32, u32, u32, u32),
       (host* self, u32 index, u32 a, u32 b, u32 c, u32 d), (THIS, a, b, c, d))
INVOKE(Z_aZ_y, (module, u32, u32, u32, u32, u32),
       (host* self, u32 index, u32 a, u32 b, u32 c, u32 d, u32 e), (THIS, a, b, c, d, e))
INVOKE(Z_aZ_n, (module, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32),
       (host* self, u32 index, u32 a, u32 b, u32 c, u32 d, u32 e, u32 f, u32 g, u32 h, u32 i,
        u32 j, u32 k, u32 l, u32 m),
       (THIS, a, b, c, d, e, f, g, h, i, j, k, l, m))
INVOKE_VALUE(u32, Z_aZ_g, (module), (host* self, u32 index), (THIS))
INVOKE_VALUE(u32, Z_aZ_b, (module, u32), (host* self, u32 index, u32 a), (THIS, a))
INVOKE_VALUE(u32, Z_aZ_a, (module, u32, u32), (host* self, u32 index, u32 a, u32 b), (THIS, a, b))
INVOKE_VALUE(u32, Z_aZ_d, (module, u32, u32, u32),
             (host* self, u32 index, u32 a, u32 b, u32 c), (THIS, a, b, c))
INVOKE_VALUE(u32, Z_aZ_k, (module, u32, u32, u32, u32),
             (host* self, u32 index, u32 a, u32 b, u32 c, u32 d), (THIS, a, b, c, d))
INVOKE_VALUE(u64, Z_aZ_l, (module, u32), (host* self, u32 index, u32 a), (THIS, a))
// clang-format on

void Z_aZ_p(host* self) {  // throw_longjmp
  if (self->innermost == NULL) wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
  longjmp(self->innermost->jump, 1);
}

// --- What it imports: the system ---------------------------------------------------------------

enum { wasi_not_supported = 52 };

void Z_aZ_c(host* self, u32 condition, u32 file, u32 line, u32 function_name) {  // assert_fail
  (void)self, (void)condition, (void)file, (void)line, (void)function_name;
  wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
}

void Z_aZ_x(host* self) {  // abort
  (void)self;
  wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
}

void Z_aZ_m(host* self, u32 status) {  // exit
  (void)self, (void)status;
  wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
}

void Z_aZ_v(host* self, u32 status) {  // proc_exit
  (void)self, (void)status;
  wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
}

void Z_aZ_w(host* self) { (void)self; }  // runtime_keepalive_clear

u32 Z_aZ_o(host* self, u32 timer, f64 milliseconds) {  // setitimer
  (void)self, (void)timer, (void)milliseconds;
  return 0;
}

u32 Z_aZ_q(host* self, u32 wanted) {  // resize_heap
  wasm_rt_memory_t* memory = &self->module.w2c_z;
  if (wanted <= memory->size) return 1;
  const u32 missing = (u32)(((u64)wanted - memory->size + 65535) / 65536);
  return wasm_rt_grow_memory(memory, missing) != UINT32_MAX;
}

u32 Z_aZ_u(host* self, u32 file) {  // fd_close
  (void)self, (void)file;
  return wasi_not_supported;
}

u32 Z_aZ_r(host* self, u32 file, u32 vectors, u32 count, u32 read) {  // fd_read
  (void)self, (void)file, (void)vectors, (void)count, (void)read;
  return wasi_not_supported;
}

u32 Z_aZ_s(host* self, u32 file, u64 offset, u32 whence, u32 result) {  // fd_seek
  (void)self, (void)file, (void)offset, (void)whence, (void)result;
  return wasi_not_supported;
}

u32 Z_aZ_t(host* self, u32 file, u32 vectors, u32 count, u32 written) {  // fd_write
  (void)self, (void)file, (void)vectors, (void)count, (void)written;
  return wasi_not_supported;
}

// --- The parser --------------------------------------------------------------------------------

static u32 word_at(host* self, u32 address) {
  const wasm_rt_memory_t* memory = &self->module.w2c_z;
  if ((u64)address + sizeof(u32) > memory->size) wasm_rt_trap(WASM_RT_TRAP_OOB);
  u32 word;
  memcpy(&word, memory->data + address, sizeof word);
  return word;
}

static const char* text_at(host* self, u32 address) {
  const wasm_rt_memory_t* memory = &self->module.w2c_z;
  if (address == 0 || address >= memory->size) wasm_rt_trap(WASM_RT_TRAP_OOB);
  return (const char*)memory->data + address;
}

static void instantiate(struct pg18_parser* parser) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, Z_pg18_init_module);
  Z_pg18_instantiate(&parser->host.module, &parser->host);
  export_initialise(&parser->host);
  parser->ready = 1;
}

/// After a trap the module may be in any state; the next call makes it anew.
static void discard(struct pg18_parser* parser) {
  Z_pg18_free(&parser->host.module);
  memset(parser, 0, sizeof *parser);
}

static u32 copy_in(host* self, const char* sql, size_t length) {
  if (length >= UINT32_MAX) wasm_rt_trap(WASM_RT_TRAP_OOB);
  const u32 address = export_malloc(self, (u32)length + 1);
  if (address == 0) wasm_rt_trap(WASM_RT_TRAP_OOB);
  memcpy(self->module.w2c_z.data + address, sql, length);
  self->module.w2c_z.data[address + length] = 0;
  return address;
}

/// The layout of PgQueryParseResult: tree, stderr, error; and of PgQueryError: message, function,
/// file, line, cursor.
static enum pg18_outcome read_result(host* self, u32 address, struct pg18_result* result) {
  const u32 error = word_at(self, address + 2 * sizeof(u32));
  if (error == 0) {
    result->json = text_at(self, word_at(self, address));
    return pg18_parsed;
  }
  result->message = text_at(self, word_at(self, error));
  result->cursor = (int)word_at(self, error + 4 * sizeof(u32));
  return pg18_syntax_error;
}

static enum pg18_outcome parse(struct pg18_parser* parser, const char* sql, size_t length,
                               struct pg18_result* result) {
  host* self = &parser->host;
  if (!parser->ready) instantiate(parser);
  if (parser->last_result != 0) export_free_result(self, parser->last_result);
  const u32 address = copy_in(self, sql, length);
  parser->last_result = export_parse(self, address);
  export_free(self, address);
  return read_result(self, parser->last_result, result);
}

struct pg18_parser* pg18_new(void) {
  return calloc(1, sizeof(struct pg18_parser));
}

void pg18_delete(struct pg18_parser* parser) {
  if (parser->ready) Z_pg18_free(&parser->host.module);
  free(parser);
}

enum pg18_outcome pg18_parse(struct pg18_parser* parser, const char* sql, size_t length,
                             struct pg18_result* result) {
  memset(result, 0, sizeof *result);
  jmp_buf trap;
  volatile enum pg18_outcome outcome = pg18_gave_up;
  pg18_trap_target = &trap;
  if (_setjmp(trap) == 0) {
    outcome = parse(parser, sql, length, result);
  } else {
    wasm_rt_call_stack_depth = 0;
    discard(parser);
  }
  pg18_trap_target = NULL;
  return outcome;
}
