// SPDX-License-Identifier: Apache-2.0
// PostgreSQL 18's parser as a C interface. One parser serves one thread at a time.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pg18_parser;

/// How pg18_parse() ended.
enum pg18_outcome {
  pg18_parsed,
  pg18_syntax_error,
  pg18_gave_up,  ///< nested too deeply, or out of memory
};

/// What pg18_parse() found; the texts live until the parser's next call.
struct pg18_result {
  const char* json;     ///< the parse tree
  const char* message;  ///< the server's text of a syntax error
  int cursor;           ///< the character where the offending token begins, from 1
};

/// A new parser, or null when there is no memory.
struct pg18_parser* pg18_new(void);
void pg18_delete(struct pg18_parser* parser);

/// Parses `length` bytes of SQL, which hold no NUL.
enum pg18_outcome pg18_parse(struct pg18_parser* parser, const char* sql, size_t length,
                             struct pg18_result* result);

#ifdef __cplusplus
}
#endif
