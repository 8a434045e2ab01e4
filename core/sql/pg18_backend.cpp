// SPDX-License-Identifier: Apache-2.0
// PostgreSQL 18's parser, one instance a thread. It counts the depth of its calls and gives up, so
// no text makes it overflow the stack.
#include <memory>

#include "core/sql/backend.h"
#include "core/sql/pg18/parser.h"

namespace migcheck::sql {
namespace {

struct DeleteParser {
  void operator()(pg18_parser* parser) const { pg18_delete(parser); }
};

class Pg18Backend final : public SqlBackend {
 public:
  [[nodiscard]] ParseReply parse(const std::string& sql) const override {
    thread_local const std::unique_ptr<pg18_parser, DeleteParser> parser(pg18_new());
    ParseReply reply;
    pg18_result result{};
    const pg18_outcome outcome = parser == nullptr
                                     ? pg18_gave_up
                                     : pg18_parse(parser.get(), sql.data(), sql.size(), &result);
    if (outcome == pg18_parsed) reply.json = result.json;
    if (outcome == pg18_syntax_error) {
      reply.error = ParseError{result.message, byte_of_cursor(sql, result.cursor)};
    }
    reply.gave_up = outcome == pg18_gave_up;
    return reply;
  }
  [[nodiscard]] int version() const override { return 18; }
  [[nodiscard]] std::optional<std::size_t> longest_chain() const override { return std::nullopt; }
};

}  // namespace

const SqlBackend& sql_backend() {
  static const Pg18Backend backend;
  return backend;
}

}  // namespace migcheck::sql
