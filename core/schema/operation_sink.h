// SPDX-License-Identifier: Apache-2.0
// Where the front ends (Python and SQL) send operations. The sink knows the guards and unknown
// conditions that are open at the moment, so a front end only says what happens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/schema/catalog.h"
#include "core/schema/operation.h"

namespace migcheck {

class OperationSink {
 public:
  virtual ~OperationSink() = default;

  /// The catalog as it is now, after everything emitted so far.
  [[nodiscard]] virtual const Catalog& catalog() const = 0;

  /// Adds the open guards and uncertainty, applies the operation, and returns the error that the
  /// server gives, if any. After an error the caller unwinds as the real program would.
  std::optional<DdlError> emit(Operation operation);

  /// Records that something could not be evaluated; listed by --explain-unknown.
  virtual void unknown(const Span& span, const std::string& reason) = 0;

  /// Whether a statement that reads this relation would find nothing of that name.
  [[nodiscard]] virtual bool surely_absent(const QualifiedName& /*relation*/) const {
    return false;
  }

  /// The server refused a statement and the program was told: its transaction is aborted until a
  /// savepoint or the whole is rolled back.
  virtual void statement_failed(const DdlError& /*error*/, const Span& /*span*/) {}
  /// A savepoint begins, and ends.
  virtual void begin_savepoint() {}
  virtual void end_savepoint(bool /*rolled_back*/) {}
  /// A library refuses what the program asks for. True when the run goes on as if that were mended,
  /// which it does not where the program handles exceptions.
  virtual bool go_on_after(const DdlError& /*error*/, const Span& /*span*/) { return false; }
  /// It is not known whether the server's error here ends the program. (A `raise` of the program
  /// itself under an unknown condition is taken not to happen: it is there for the unexpected.)
  virtual void may_raise(const Span& /*span*/, const std::string& /*reason*/) {}

  void enter_guard(Guard guard) { guards_.push_back(guard); }
  void leave_guard() { guards_.pop_back(); }
  /// Until the matching leave, it is not known whether what is emitted happens.
  void enter_uncertain(std::string reason) { uncertain_.push_back(std::move(reason)); }
  void leave_uncertain() { uncertain_.pop_back(); }
  [[nodiscard]] bool certain() const { return uncertain_.empty(); }
  /// Forgets all open guards and uncertainty, after a run that was cut off.
  void clear_context() {
    guards_.clear();
    uncertain_.clear();
  }

 protected:
  [[nodiscard]] const std::vector<Guard>& guards() const { return guards_; }
  virtual std::optional<DdlError> apply(Operation operation) = 0;

 private:
  std::vector<Guard> guards_;
  std::vector<std::string> uncertain_;
};

/// Keeps a guard open for the lifetime of a scope.
class GuardScope {
 public:
  GuardScope(OperationSink& sink, Guard guard) : sink_(sink) { sink_.enter_guard(guard); }
  ~GuardScope() { sink_.leave_guard(); }
  GuardScope(const GuardScope&) = delete;
  GuardScope& operator=(const GuardScope&) = delete;

 private:
  OperationSink& sink_;
};

/// Marks everything in a scope as uncertain.
class UncertainScope {
 public:
  UncertainScope(OperationSink& sink, std::string reason) : sink_(sink) {
    sink_.enter_uncertain(std::move(reason));
  }
  ~UncertainScope() { sink_.leave_uncertain(); }
  UncertainScope(const UncertainScope&) = delete;
  UncertainScope& operator=(const UncertainScope&) = delete;

 private:
  OperationSink& sink_;
};

}  // namespace migcheck
