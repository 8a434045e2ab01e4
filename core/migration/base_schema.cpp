// SPDX-License-Identifier: Apache-2.0
#include "core/migration/base_schema.h"

#include <optional>
#include <string_view>

#include "core/schema/operation_sink.h"
#include "core/sql/sql.h"

namespace migcheck {
namespace {

class BaseSink : public OperationSink {
 public:
  BaseSink() { context_.assume_missing = false; }
  [[nodiscard]] const Catalog& catalog() const override { return catalog_; }
  void unknown(const Span&, const std::string&) override {}
  Catalog take() {
    catalog_.set_search_path({"public"});
    return std::move(catalog_);
  }

 protected:
  std::optional<DdlError> apply(Operation operation) override {
    return catalog_.apply(operation, context_);
  }

 private:
  Catalog catalog_;
  ApplyContext context_;
};

bool starts_copy(std::string_view line) {
  return line.starts_with("COPY ") && line.ends_with("FROM stdin;");
}

/// The file without what only psql understands.
MappedText statements(const SourceFile& file) {
  MappedText text;
  bool data = false;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string_view words = file.line_text(line);
    const bool command = words.starts_with('\\');
    const bool skipped = data || command || starts_copy(words);
    data = starts_copy(words) || (data && words != "\\.");
    if (skipped) continue;
    const std::uint32_t begin = file.line_start(line);
    const std::uint32_t end = line < file.line_count()
                                  ? file.line_start(line + 1)
                                  : static_cast<std::uint32_t>(file.text().size());
    const Span span{&file, begin, end};
    text += MappedText::verbatim(file.text(span), span);
  }
  return text;
}

}  // namespace

Result<Catalog> base_catalog(const SourceFile& file, int postgres_version) {
  BaseSink sink;
  SqlOptions options;
  options.colon_binds = false;
  options.in_transaction = false;
  options.postgres_version = postgres_version;
  const SqlOutcome outcome = execute_sql(statements(file), sink, options);
  if (!outcome.error) return sink.take();
  Error error;
  error.message = outcome.error->message;
  error.file = file.path();
  if (outcome.error_span.valid()) {
    const Position place = file.position(outcome.error_span.begin);
    error.line = place.line;
    error.column = place.column;
  }
  return error;
}

}  // namespace migcheck
