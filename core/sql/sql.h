// SPDX-License-Identifier: Apache-2.0
// The SQL front end: text that a migration executes becomes operations. The PostgreSQL parser and
// its trees stay inside this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/schema/operation_sink.h"
#include "core/source/mapped_text.h"

namespace migcheck {

/// A value of a query result; monostate is NULL.
using SqlValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// What executing a text gave.
struct SqlOutcome {
  bool rows_known = true;  ///< false: the query depends on what cannot be known
  std::string unknown_reason;
  std::vector<std::string> columns;
  std::vector<std::vector<SqlValue>> rows;  ///< of the last statement; empty for DDL
  bool reads_catalog = false;     ///< rows were read from pg_catalog or information_schema
  std::optional<DdlError> error;  ///< of the first failing statement; the rest did not run
  Span error_span;
};

/// A bound parameter of sa.text(…).bindparams(…) or execute(…, {…}).
struct SqlParameter {
  std::string name;
  std::optional<SqlValue> value;  ///< nothing: unknown
};

struct SqlOptions {
  bool colon_binds =
      true;  ///< `:name` is a bind parameter and `\:` a colon, as in sqlalchemy.text()
  std::vector<SqlParameter> parameters;
  Span call;                   ///< the execute() call around the text, copied into Operation::call
  bool in_transaction = true;  ///< copied into Operation::in_transaction
  int postgres_version = 0;    ///< the server's major version; 0: any that accepts the text
};

/// Runs every statement of `sql` in order against the sink: DDL is emitted, DO blocks are executed
/// with their conditions evaluated against the sink's catalog, queries over the system catalogs are
/// answered from it. Holes in the text stand for unknown identifiers or constants; a statement
/// whose meaning depends on a hole becomes an UnknownOperation. Never throws; hostile input gives
/// an error or unknown.
SqlOutcome execute_sql(const MappedText& sql, OperationSink& sink, const SqlOptions& options);

/// A comment inside SQL text, without its `--` or `/* */`.
struct SqlComment {
  std::string text;
  Span span;  ///< the comment with its marks, in the Python file
};

/// All comments of a SQL text, also those inside DO bodies; never those inside ordinary strings.
std::vector<SqlComment> sql_comments(const MappedText& sql);

/// The label if `default_sql` is one string constant, also with a cast: `'open'`, `'open'::status`.
std::optional<std::string> string_constant(const std::string& default_sql);

}  // namespace migcheck
