// SPDX-License-Identifier: Apache-2.0
// Runs SQL text against a sink: parses each statement, plans its operations and emits them, runs
// DO blocks, answers queries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/schema/operation_sink.h"
#include "core/sql/evaluator.h"
#include "core/sql/reading.h"
#include "core/sql/statement.h"

namespace migcheck::sql {

/// An error of the server and the place of what failed.
struct Failure {
  DdlError error;
  Span span;
};

/// What a statement gave back.
struct StatementResult {
  std::optional<Failure> failure;
  bool has_rows = false;  ///< it was a query
  QueryResult query = {};
  bool reads_catalog = false;
  std::string unknown_reason = {};
};

class Executor {
 public:
  Executor(OperationSink& sink, const SqlOptions& options) : sink_(&sink), options_(options) {}

  [[nodiscard]] OperationSink& sink() { return *sink_; }
  /// Sends everything to another sink from now on; returns the one before.
  OperationSink& redirect(OperationSink& sink) { return *std::exchange(sink_, &sink); }

  /// Runs all statements of a text; the result is the last one's.
  StatementResult run(const MappedText& text, const Variables* variables = nullptr);
  /// Runs text that is one statement.
  StatementResult run_statement(const MappedText& text, const Variables* variables);

  /// Emits an UnknownOperation.
  std::optional<Failure> emit_unknown(const std::string& reason, const Span& span,
                                      bool may_change_schema = true);

 private:
  StatementResult run_parsed(const Statement& statement, const Variables* variables);
  StatementResult run_query(const Statement& statement, const Variables* variables);
  StatementResult run_block(const Statement& statement);
  StatementResult report_unparsed(const SqlText& text, const ParsedStatement& parsed);
  StatementResult report_refused(const SqlText& text, const ParseError& error);
  std::optional<Failure> emit_planned(std::vector<PlannedOperation> planned);
  std::optional<Failure> emit_one(PlannedOperation planned, Truth runs, const std::string& reason);
  std::optional<Failure> emit(Operation operation);
  [[nodiscard]] std::optional<Failure> missing_relation(const Statement& statement) const;
  [[nodiscard]] std::optional<Failure> missing_column(const Statement& statement) const;
  [[nodiscard]] std::optional<Failure> missing_name(const Statement& statement) const;
  std::optional<Failure> set_search_path(Node call, const Statement& statement,
                                         Evaluator& evaluator);

  OperationSink* sink_;
  const SqlOptions& options_;
  int depth_ = 0;
};

/// The text inside a string or dollar-quoted token, with its origins.
[[nodiscard]] MappedText string_content(const SqlText& text, std::size_t token);

/// The statement with every word that is nothing but a hole made a string constant.
[[nodiscard]] MappedText quote_holes(const SqlText& text);

}  // namespace migcheck::sql
