// SPDX-License-Identifier: Apache-2.0
// libpg_query through its JSON call: the protobuf call recurses ten times deeper and overflows the
// stack on a few kilobytes of SQL.
#include <pg_query.h>

#include "core/sql/backend.h"

namespace migcheck::sql {
namespace {

/// The error position counts characters from 1; we need bytes from 0.
std::size_t byte_of_character(const std::string& text, int position) {
  std::size_t at = 0;
  for (int character = 1; character < position && at < text.size(); ++character) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

class PgQueryBackend final : public SqlBackend {
 public:
  [[nodiscard]] ParseReply parse(const std::string& sql) const override {
    const PgQueryParseResult result = pg_query_parse(sql.c_str());
    ParseReply reply;
    if (result.error != nullptr) {
      reply.error =
          ParseError{result.error->message, byte_of_character(sql, result.error->cursorpos)};
    } else {
      reply.json = result.parse_tree;
    }
    pg_query_free_parse_result(result);
    return reply;
  }
};

}  // namespace

const SqlBackend& pg_query_backend() {
  static const PgQueryBackend backend;
  return backend;
}

}  // namespace migcheck::sql
