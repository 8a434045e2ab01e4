// SPDX-License-Identifier: Apache-2.0
// SQL statements, EXECUTE, PERFORM and assignments.
#include <algorithm>

#include "core/sql/hole.h"
#include "core/sql/plpgsql_runner.h"

namespace migcheck::sql {

void PlRunner::forget(const std::vector<std::string>& names) {
  for (const std::string& name : names) variables_[name] = Datum();
}

/// What a statement that is not modelled may have set.
void PlRunner::forget_mentioned(TokenRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (text_.is_name(i) && variables_.count(text_.name(i)) > 0)
      variables_[text_.name(i)] = Datum();
  }
}

void PlRunner::store_row(const std::vector<std::string>& targets, const Relation& relation,
                         const Row* row) {
  const bool record =
      targets.size() == 1 && (records_.count(targets[0]) > 0 || relation.columns.size() > 1);
  if (record) {
    variables_[targets[0]] =
        row == nullptr ? Datum::null() : Datum::record(relation.columns, row->cells);
    return;
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool has_value = row != nullptr && i < row->cells.size();
    variables_[targets[i]] = has_value ? row->cells[i] : Datum::null();
  }
}

void PlRunner::store(const PlStatement& statement, const StatementResult& result) {
  if (!result.query.exact()) {
    forget(statement.targets);
  } else {
    const Relation& relation = *result.query.relation;
    store_row(statement.targets, relation, relation.rows.empty() ? nullptr : &relation.rows[0]);
  }
  if (result.reads_catalog) {
    catalog_values_.insert(statement.targets.begin(), statement.targets.end());
  }
}

Flow PlRunner::sql(const PlStatement& statement) {
  MappedText text;
  if (statement.into) {
    text = text_.part({statement.expression.first, statement.into->first});
    text += MappedText(" ");
    text += text_.part({statement.into->last, statement.expression.last});
  } else {
    text = text_.part(statement.expression);
  }
  const StatementResult result = executor_.run_statement(text, &variables_);
  if (result.failure) return failed(*result.failure);
  if (statement.into) store(statement, result);
  variables_["found"] = result.has_rows ? Datum::of(result.query.exists()) : Datum();
  if (result.reads_catalog) catalog_values_.insert("found");
  return {};
}

/// Runs the text of EXECUTE, which sees no variables but its USING values. A literal keeps its
/// exact place; text that is put together stands where the expression is.
StatementResult PlRunner::execute_text(const PlStatement& statement) {
  const TokenRange expression = statement.expression;
  Variables parameters;
  for (const TokenRange argument : statement.arguments) {
    parameters["$" + std::to_string(parameters.size() + 1)] = evaluate(argument).value;
  }
  const TokenKind kind = text_.kind(expression.first);
  const bool literal =
      expression.size() == 1 && (kind == TokenKind::string || kind == TokenKind::dollar_string);
  if (literal) return executor_.run(string_content(text_, expression.first), &parameters);
  const Span span = text_.span(expression);
  const Evaluated command = evaluate(expression);
  if (command.value.is(DatumKind::text) && command.value.text != hole_mark) {
    return executor_.run(MappedText(command.value.text, span), &parameters);
  }
  if (command.value.is_null()) {
    Failure failure;
    failure.error.sqlstate = "22004";
    failure.error.message = "query string argument of EXECUTE is null";
    failure.span = span;
    return {std::move(failure)};
  }
  return {executor_.emit_unknown("EXECUTE of text that is not known: " + command.reason, span)};
}

Flow PlRunner::execute(const PlStatement& statement) {
  const StatementResult result = execute_text(statement);
  if (result.failure) return failed(*result.failure);
  if (!statement.targets.empty()) store(statement, result);
  return {};
}

Flow PlRunner::perform(const PlStatement& statement) {
  MappedText query("SELECT ", text_.span({statement.range.first, statement.range.first + 1}));
  query += text_.part(statement.expression);
  const StatementResult result = executor_.run_statement(query, &variables_);
  if (result.failure) return failed(*result.failure);
  variables_["found"] = Datum::of(result.query.exists());
  if (result.reads_catalog) catalog_values_.insert("found");
  return {};
}

Flow PlRunner::assign(const PlStatement& statement) {
  const Evaluated result = evaluate(statement.expression);
  variables_[statement.targets[0]] = result.value;
  if (result.from_catalog) {
    catalog_values_.insert(statement.targets[0]);
  } else {
    catalog_values_.erase(statement.targets[0]);
  }
  return {};
}

Flow PlRunner::opaque(const PlStatement& statement) {
  forget_mentioned(statement.range);
  executor_.sink().unknown(
      text_.span(statement.range),
      "'" + std::string(text_.word(statement.range.first)) + "' of PL/pgSQL is not modelled");
  return {};
}

}  // namespace migcheck::sql
