// SPDX-License-Identifier: Apache-2.0
// A statement on its way to operations: the readers of statement families share it. It turns nodes
// into names, types and texts, and watches for holes: an operation whose names depend on one
// becomes an UnknownOperation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/operation.h"
#include "core/sql/sql_text.h"
#include "core/sql/tree.h"

namespace migcheck::sql {

/// An operation that a statement asks for.
struct PlannedOperation {
  Operation operation;
  /// Of ALTER TABLE IF EXISTS: without this table nothing happens.
  std::optional<QualifiedName> only_if_table;
  /// Belongs to the column of the ADD COLUMN IF NOT EXISTS before it: only when that adds one.
  bool only_if_column_was_added = false;
};

class Reading {
 public:
  Reading(const SqlText& source, Node statement) : text(source), node(statement) {}

  const SqlText& text;
  Node node;

  /// Unqualified names of new objects go to this schema (inside CREATE SCHEMA … CREATE TABLE).
  std::string schema_of_new;

  [[nodiscard]] QualifiedName relation(Node range_var);
  /// The last two parts of a dotted name.
  [[nodiscard]] QualifiedName qualified(const std::vector<std::string>& parts);
  /// A name that is no object of its own: a column, a label.
  [[nodiscard]] std::string part(std::string name);
  [[nodiscard]] std::vector<std::string> parts(std::vector<std::string> names);
  /// The type that a TypeName node stands for; unknown when a hole is in it.
  [[nodiscard]] DataType type(Node type_name) const;
  /// SQL text, every hole as `{…}`.
  [[nodiscard]] std::string expression(TokenRange range) const;
  [[nodiscard]] bool holes_in(TokenRange range) const;

  /// The object's name behind CREATE … [IF NOT EXISTS].
  [[nodiscard]] TokenRange created_name() const;
  /// From the statement's first token to the end of the created object's name.
  [[nodiscard]] TokenRange created_head() const { return {0, created_name().last}; }
  /// `IF [NOT] EXISTS` in a range, or nothing.
  [[nodiscard]] std::optional<TokenRange> if_exists(TokenRange range) const;

  /// Adds an operation whose place is `place`; `clause` is its IF [NOT] EXISTS.
  PlannedOperation& add(OperationPayload payload, TokenRange place,
                        std::optional<TokenRange> clause = std::nullopt);
  /// Something happens here that Operation cannot express; it concerns what was named so far.
  void add_unknown(const std::string& reason, TokenRange place);
  /// A statement that changes nothing that the catalog keeps.
  void add_other(std::vector<DataConstant> constants = {});

  void append(PlannedOperation planned) { planned_.push_back(std::move(planned)); }

  [[nodiscard]] std::vector<PlannedOperation> take() { return std::move(planned_); }

 private:
  PlannedOperation& push(OperationPayload payload, TokenRange place,
                         std::optional<TokenRange> clause);

  std::vector<PlannedOperation> planned_;
  std::vector<QualifiedName> named_;
  bool hole_in_object_ = false;
  bool hole_in_part_ = false;
};

/// GRANT, LOCK TABLE, CREATE POLICY: the first keywords of a statement.
[[nodiscard]] std::string command_tag(const SqlText& text);

}  // namespace migcheck::sql
