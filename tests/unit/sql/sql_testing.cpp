// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sql/sql_testing.h"

#include <fmt/format.h>

namespace migcheck::sql_testing {

std::optional<DdlError> TestSink::apply(Operation operation) {
  std::optional<DdlError> error;
  if (applies) error = catalog_.apply(operation, {.revision = "r1"});
  operations.push_back(std::move(operation));
  return error;
}

namespace {

Run prepare(std::string_view sql) {
  const std::string before = "op.execute(\"\"\"";
  Run run;
  run.file =
      std::make_shared<SourceFile>("versions/r1.py", before + std::string(sql) + "\"\"\")\n");
  const auto begin = static_cast<std::uint32_t>(before.size());
  const Span span{run.file.get(), begin, begin + static_cast<std::uint32_t>(sql.size())};
  run.text = MappedText::verbatim(sql, span);
  return run;
}

}  // namespace

Run run(std::string_view sql, const SqlOptions& options) {
  Run result = prepare(sql);
  result.outcome = execute_sql(result.text, result.sink, options);
  return result;
}

Run read(std::string_view sql, const SqlOptions& options) {
  Run result = prepare(sql);
  result.sink.applies = false;
  result.outcome = execute_sql(result.text, result.sink, options);
  return result;
}

Run read_with_holes(std::string_view sql, const SqlOptions& options) {
  Run result = prepare(sql);
  result.sink.applies = false;
  MappedText text;
  std::size_t at = 0;
  for (std::size_t hole = sql.find("{}"); hole != std::string_view::npos;
       hole = sql.find("{}", at)) {
    text += result.text.substr(at, hole - at);
    text += MappedText::unknown(result.text.locate(hole, hole + 2));
    at = hole + 2;
  }
  text += result.text.substr(at);
  result.text = text;
  result.outcome = execute_sql(result.text, result.sink, options);
  return result;
}

void Run::again(std::string_view sql, const SqlOptions& options) {
  sink.operations.clear();
  sink.reasons.clear();
  outcome = execute_sql(MappedText(std::string(sql), file->whole()), sink, options);
}

std::string Run::operations() const {
  std::string lines;
  for (const Operation& operation : sink.operations) lines += describe(operation) + "\n";
  return lines;
}

std::string Run::place(std::size_t operation) const {
  if (operation >= sink.operations.size()) return "no such operation";
  return std::string(file->text(sink.operations[operation].span));
}

std::string Run::position(const Span& span) const {
  if (!span.valid()) return "nowhere";
  const Position position = file->position(span.begin);
  return fmt::format("{}:{}", position.line, position.column);
}

}  // namespace migcheck::sql_testing
