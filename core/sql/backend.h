// SPDX-License-Identifier: Apache-2.0
// The PostgreSQL parser behind an interface, so that another major version can take its place.
// A back end is given text that parse_limits.h let through.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace migcheck::sql {

struct ParseError {
  std::string message;     ///< the server's text
  std::size_t offset = 0;  ///< byte where the offending token begins
};

struct ParseReply {
  std::string json;  ///< the parse tree, `{"version":…,"stmts":[…]}`
  std::optional<ParseError> error;
};

class SqlBackend {
 public:
  virtual ~SqlBackend() = default;
  [[nodiscard]] virtual ParseReply parse(const std::string& sql) const = 0;
};

/// The parser of the system's libpg_query. Thread-safe.
[[nodiscard]] const SqlBackend& pg_query_backend();

}  // namespace migcheck::sql
