// SPDX-License-Identifier: Apache-2.0
// libpg_query through its JSON call: the protobuf call recurses ten times deeper and overflows the
// stack on a few kilobytes of SQL.
#include <pg_query.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/sql/backend.h"

namespace migcheck::sql {
namespace {

constexpr std::string_view lost_number = R"("ival":{},"location":)";

/// The number that begins with a minus at `begin`; 0 where none does.
std::int64_t negative_number(std::string_view sql, std::size_t begin) {
  if (begin >= sql.size() || sql[begin] != '-') return 0;
  const std::size_t digits = sql.find_first_not_of(" \t\r\n", begin + 1);
  std::int64_t value = 0;
  if (digits != std::string_view::npos) {
    std::from_chars(sql.data() + digits, sql.data() + sql.size(), value);
  }
  return -value;
}

/// libpg_query 15 writes no integer constant below 1 into its JSON. What is not 0 is read again
/// from the statement. The text searched for cannot stand inside of a JSON string, whose quotes are
/// escaped.
std::string with_negative_numbers(std::string json, std::string_view sql) {
  for (std::size_t at = json.find(lost_number); at != std::string::npos;
       at = json.find(lost_number, at + lost_number.size())) {
    std::size_t location = 0;
    std::from_chars(json.data() + at + lost_number.size(), json.data() + json.size(), location);
    const std::int64_t value = negative_number(sql, location);
    const std::size_t brace = at + std::string_view(R"("ival":{)").size();
    if (value != 0) json.insert(brace, "\"ival\":" + std::to_string(value));
  }
  return json;
}

class PgQueryBackend final : public SqlBackend {
 public:
  [[nodiscard]] ParseReply parse(const std::string& sql) const override {
    const PgQueryParseResult result = pg_query_parse(sql.c_str());
    ParseReply reply;
    if (result.error != nullptr) {
      reply.error = ParseError{result.error->message, byte_of_cursor(sql, result.error->cursorpos)};
    } else {
      reply.json = with_negative_numbers(result.parse_tree, sql);
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
