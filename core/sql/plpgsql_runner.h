// SPDX-License-Identifier: Apache-2.0
// The interpreter behind plpgsql_run.h.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "core/sql/executor.h"
#include "core/sql/plpgsql.h"

namespace migcheck::sql {

/// How control leaves a statement.
enum class Leave : std::uint8_t { next, exit_, continue_, return_, failed };

struct Flow {
  Leave leave = Leave::next;
  std::string label;
  std::optional<Failure> failure;

  [[nodiscard]] bool goes_on() const { return leave == Leave::next; }
};

/// A value and what it was made from.
struct Evaluated {
  Datum value;
  bool from_catalog = false;
  std::string reason = {};  ///< why it is unknown
};

class PlRunner {
 public:
  PlRunner(Executor& executor, const SqlText& text) : executor_(executor), text_(text) {}
  ~PlRunner();
  PlRunner(const PlRunner&) = delete;
  PlRunner& operator=(const PlRunner&) = delete;

  [[nodiscard]] Flow run(const PlStatement& statement);
  [[nodiscard]] Flow run(const PlBody& body);

 private:
  // Blocks (plpgsql_block.cpp).
  Flow block(const PlStatement& statement);
  Flow guarded_body(const PlStatement& statement);
  Flow body_in_trial(const PlStatement& statement);
  std::optional<Flow> undone_body(const PlStatement& statement, bool& only_schema_changes);
  Flow handle(const PlStatement& statement, Flow failed);
  void declare(const PlStatement& statement);
  Flow raise(const PlStatement& statement);

  // Branches (plpgsql_branch.cpp).
  Flow branches(const PlStatement& statement);
  Flow uncertain_branches(const PlStatement& statement, std::size_t first, const Evaluated& test);
  Flow maybe(const PlBody& body, const std::string& reason);
  Flow leave(const PlStatement& statement);

  // Loops (plpgsql_loop.cpp).
  Flow loop(const PlStatement& statement);
  Flow integer_loop(const PlStatement& statement);
  Flow row_loop(const PlStatement& statement, const StatementResult& rows);
  Flow each_loop(const PlStatement& statement);
  Flow unknown_loop(const PlStatement& statement, const std::string& reason);
  /// One round; nothing when the loop goes on.
  std::optional<Flow> round(const PlStatement& statement);

  // Statements (plpgsql_statement.cpp).
  Flow sql(const PlStatement& statement);
  Flow execute(const PlStatement& statement);
  Flow perform(const PlStatement& statement);
  Flow assign(const PlStatement& statement);
  Flow opaque(const PlStatement& statement);
  StatementResult execute_text(const PlStatement& statement);
  void store(const PlStatement& statement, const StatementResult& result);
  void store_row(const std::vector<std::string>& targets, const Relation& relation, const Row* row);
  void forget(const std::vector<std::string>& names);
  void forget_mentioned(TokenRange range);

  [[nodiscard]] Evaluated evaluate(TokenRange expression);
  [[nodiscard]] bool mentions_catalog_value(TokenRange range) const;
  [[nodiscard]] static Flow failed(Failure failure);
  static Flow flow_of(std::optional<Failure> failure);

  Executor& executor_;
  const SqlText& text_;
  Variables variables_;
  std::set<std::string> records_;         ///< variables that hold rows
  std::set<std::string> catalog_values_;  ///< variables whose value came from a system table
  int open_uncertain_ = 0;                ///< scopes that last until the block's end
  int steps_ = 0;
  bool in_trial_ = false;  ///< the sink is a copy that will be thrown away
};

}  // namespace migcheck::sql
