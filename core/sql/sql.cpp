// SPDX-License-Identifier: Apache-2.0
#include "core/sql/sql.h"

#include "core/sql/executor.h"
#include "core/sql/prepare.h"

namespace migcheck {
namespace {

using namespace sql;

void copy_rows(const Relation& relation, SqlOutcome& outcome) {
  outcome.columns = relation.columns;
  for (const Row& row : relation.rows) {
    std::vector<SqlValue> values;
    for (const Datum& cell : row.cells) {
      std::optional<SqlValue> value = as_value(cell);
      if (!value) {
        outcome.rows_known = false;
        outcome.rows.clear();
        return;
      }
      values.push_back(*std::move(value));
    }
    outcome.rows.push_back(std::move(values));
  }
}

}  // namespace

SqlOutcome execute_sql(const MappedText& text, OperationSink& sink, const SqlOptions& options) {
  Executor executor(sink, options);
  const StatementResult result = executor.run(bind_parameters(fill_holes(text), options));
  SqlOutcome outcome;
  outcome.reads_catalog = result.reads_catalog;
  if (result.failure) {
    outcome.error = result.failure->error;
    outcome.error_span = result.failure->span;
  }
  if (!result.has_rows) return outcome;
  outcome.rows_known = result.query.exact();
  if (outcome.rows_known) copy_rows(*result.query.relation, outcome);
  if (!outcome.rows_known) {
    outcome.unknown_reason =
        result.unknown_reason.empty() ? "the rows of a query are not known" : result.unknown_reason;
  }
  return outcome;
}

}  // namespace migcheck
