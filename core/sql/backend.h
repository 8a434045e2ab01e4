// SPDX-License-Identifier: Apache-2.0
// The PostgreSQL parser behind an interface: PostgreSQL 18's, or that of the system's libpg_query.
// The build chooses one (MIGCHECK_PG18). Tokens and PL/pgSQL are read by code of our own, because
// libpg_query gives PL/pgSQL without the places of its parts.
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
  bool gave_up = false;  ///< nested too deeply for the parser, or too large
};

class SqlBackend {
 public:
  virtual ~SqlBackend() = default;
  /// `sql` holds no NUL, and no chain of tokens longer than `longest_chain`.
  [[nodiscard]] virtual ParseReply parse(const std::string& sql) const = 0;
  /// The major version of PostgreSQL whose grammar this is.
  [[nodiscard]] virtual int version() const = 0;
  /// How long a chain like 1+1+1… may be; nothing: the parser itself gives up in time.
  [[nodiscard]] virtual std::optional<std::size_t> longest_chain() const = 0;
};

/// The parser of this build. Thread-safe.
[[nodiscard]] const SqlBackend& sql_backend();

/// The byte of a character that the server counts from 1.
[[nodiscard]] std::size_t byte_of_cursor(const std::string& text, int cursor);

}  // namespace migcheck::sql
