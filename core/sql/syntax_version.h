// SPDX-License-Identifier: Apache-2.0
// Which versions of PostgreSQL accept a statement.
#pragma once

#include <optional>
#include <string>

#include "core/sql/statement.h"

namespace migcheck::sql {

/// Syntax that came, or went, with a major version of PostgreSQL.
struct VersionedSyntax {
  int version = 0;
  std::string name;
  TokenRange place;
};

/// The newest syntax in a statement, of what came after PostgreSQL 12; nothing: it is older.
[[nodiscard]] std::optional<VersionedSyntax> newest_syntax(const Statement& statement);

/// Syntax in a statement that today's parsers refuse, with the first version that refuses it.
[[nodiscard]] std::optional<VersionedSyntax> removed_syntax(const SqlText& text);

/// Whether a statement that the parser refuses may be legal for a version that is newer than
/// `parser` and no newer than `newest`.
[[nodiscard]] bool may_be_newer_syntax(const SqlText& text, const std::string& message, int parser,
                                       int newest);

}  // namespace migcheck::sql
