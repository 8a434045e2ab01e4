// SPDX-License-Identifier: Apache-2.0
// One SQL statement: cut out of a longer text, and parsed. Statements are parsed one by one, so
// that an error in one of them is reported there and the others are still understood.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/sql/backend.h"
#include "core/sql/sql_text.h"
#include "core/sql/tree.h"

namespace migcheck::sql {

struct Statement {
  SqlText text;
  Tree tree;
  Node node;  ///< into `tree`
};

/// Text that is too large or too deeply nested for the parser; the reason.
struct Refused {
  std::string reason;
};

using ParsedStatement = std::variant<Statement, ParseError, Refused>;

/// The statements of a text: what stands between semicolons, but not inside brackets or the body
/// of an SQL-standard function. Empty ones are left out.
[[nodiscard]] std::vector<TokenRange> split_statements(const SqlText& text);

[[nodiscard]] ParsedStatement parse_statement(MappedText text);

}  // namespace migcheck::sql
