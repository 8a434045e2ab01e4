// SPDX-License-Identifier: Apache-2.0
// libpg_query through its JSON call: the protobuf call recurses ten times deeper and overflows the
// stack on a few kilobytes of SQL.
#include <pg_query.h>

#include "core/sql/backend.h"

namespace migcheck::sql {
namespace {

class PgQueryBackend final : public SqlBackend {
 public:
  [[nodiscard]] ParseReply parse(const std::string& sql) const override {
    const PgQueryParseResult result = pg_query_parse(sql.c_str());
    ParseReply reply;
    if (result.error != nullptr) {
      reply.error = ParseError{result.error->message, byte_of_cursor(sql, result.error->cursorpos)};
    } else {
      reply.json = result.parse_tree;
    }
    pg_query_free_parse_result(result);
    return reply;
  }
  [[nodiscard]] int version() const override { return PG_VERSION_NUM / 10'000; }
  [[nodiscard]] std::optional<std::size_t> longest_chain() const override { return 20'000; }
};

}  // namespace

const SqlBackend& sql_backend() {
  static const PgQueryBackend backend;
  return backend;
}

}  // namespace migcheck::sql
