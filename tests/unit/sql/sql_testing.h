// SPDX-License-Identifier: Apache-2.0
// Runs SQL as a migration would, and shows what it did as short text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/operation_sink.h"
#include "core/source/mapped_text.h"
#include "core/source/source_file.h"
#include "core/sql/sql.h"

namespace migcheck::sql_testing {

/// Keeps operations, and applies them to a catalog unless told not to.
class TestSink final : public OperationSink {
 public:
  [[nodiscard]] const Catalog& catalog() const override { return catalog_; }
  void unknown(const Span& /*span*/, const std::string& reason) override {
    reasons.push_back(reason);
  }

  bool applies = true;
  std::vector<Operation> operations;
  std::vector<std::string> reasons;

 protected:
  std::optional<DdlError> apply(Operation operation) override;

 private:
  Catalog catalog_;
};

/// A Python file in which the text stands between triple quotes, and what came of running it.
struct Run {
  std::shared_ptr<SourceFile> file;
  MappedText text;
  TestSink sink;
  SqlOutcome outcome;

  /// The operations one a line; see describe().
  [[nodiscard]] std::string operations() const;
  /// The text in the file at the operation's span.
  [[nodiscard]] std::string place(std::size_t operation) const;
  /// `line:column` of a span's begin, columns in bytes.
  [[nodiscard]] std::string position(const Span& span) const;
  /// Runs more SQL against the same catalog; only its operations are kept.
  void again(std::string_view sql, const SqlOptions& options = {});
};

/// Runs SQL over an empty catalog.
[[nodiscard]] Run run(std::string_view sql, const SqlOptions& options = {});
/// Only reads it: nothing is applied, so that no error comes from the catalog.
[[nodiscard]] Run read(std::string_view sql, const SqlOptions& options = {});
/// SQL with holes where `sql` has `{}`.
[[nodiscard]] Run read_with_holes(std::string_view sql, const SqlOptions& options = {});

/// An operation as text: `add column t: a integer not null`, behind it `[if exists]`, `[catalog]`,
/// `[handler]`, `[unknown condition]` for its guards and `[uncertain]`.
[[nodiscard]] std::string describe(const Operation& operation);

}  // namespace migcheck::sql_testing
