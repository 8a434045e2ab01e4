// SPDX-License-Identifier: Apache-2.0
// Records what one run of upgrade() or downgrade() does, in two ways at once: as if every error
// were mended, so that all of it can be judged, and as a server sees it, where the first error that
// nothing handles ends the run and its transaction.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/migration/migration.h"
#include "core/schema/operation_sink.h"

namespace migcheck {

class TraceSink : public OperationSink {
 public:
  /// `name`: of the run, a part of its transactions' names.
  TraceSink(bool assume_missing, std::string name) : name_(std::move(name)) {
    context_.assume_missing = assume_missing;
  }

  void begin(Trace& trace, const Catalog& catalog, const std::string& revision);
  /// The function is over; `place` stands for what Alembic does then.
  void end(const Span& place);
  /// Here a server's part of the run ends.
  void fail(const DdlError& error, const Span& span);
  /// The same, and what would follow is not judged either.
  void abort(const DdlError& error, const Span& span);

  [[nodiscard]] const Catalog& catalog() const override { return catalog_; }
  void unknown(const Span& span, const std::string& reason) override;
  [[nodiscard]] bool surely_absent(const QualifiedName& relation) const override {
    return catalog_.surely_absent(relation, context_);
  }
  void statement_failed(const DdlError& error, const Span& span) override;
  void begin_savepoint() override;
  void end_savepoint(bool rolled_back) override;
  bool go_on_after(const DdlError& error, const Span& span) override;
  void may_raise(const Span& span, const std::string& reason) override;

 protected:
  std::optional<DdlError> apply(Operation operation) override;

 private:
  struct Savepoint {
    Catalog catalog;
    bool poisoned;
  };
  void doubt(const Span& span, const std::string& reason);
  void doubt_operation(const Operation& operation);
  void refuse_when_poisoned(const Operation& operation);
  void keep_doubtful(const Operation& operation);

  std::string name_;
  Trace* trace_ = nullptr;
  Catalog catalog_;
  ApplyContext context_;
  std::size_t runs_ = 0;
  std::vector<Savepoint> savepoints_;
  std::optional<DdlError> swallowed_;  ///< the error that aborted the transaction
  Span swallowed_span_;
};

}  // namespace migcheck
