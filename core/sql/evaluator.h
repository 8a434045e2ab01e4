// SPDX-License-Identifier: Apache-2.0
// Evaluates expressions and SELECTs over the simulated system catalogs. Three-valued: what depends
// on data, on settings, on functions that are not modelled, or on objects that may or may not
// exist is unknown, never guessed.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/catalog.h"
#include "core/sql/datum.h"
#include "core/sql/relation.h"
#include "core/sql/tree.h"

namespace migcheck::sql {

/// Variables of a PL/pgSQL block by name.
using Variables = std::map<std::string, Datum>;

struct QueryResult {
  /// Absent: nothing is known about the rows.
  std::optional<Relation> relation;

  [[nodiscard]] Truth exists() const;
  /// Whether these are exactly the rows that the server gives.
  [[nodiscard]] bool exact() const;
};

/// One combination of rows of the FROM clause that passed WHERE.
struct Match {
  std::vector<const Row*> rows;
  bool certain = true;
};

/// What names in an expression can refer to.
struct Scope {
  struct Binding {
    std::string alias;
    const Relation* relation = nullptr;
    const Row* row = nullptr;  ///< absent: the null row of an outer join
  };
  const Scope* outer = nullptr;
  std::vector<Binding> bindings;
  const std::vector<Match>* group = nullptr;  ///< what aggregates run over
  bool group_certain = true;
};

class Evaluator {
 public:
  Evaluator(const Catalog& catalog, const Variables* variables)
      : catalog_(catalog), variables_(variables) {}

  [[nodiscard]] QueryResult select(Node statement, const Scope* outer = nullptr);
  [[nodiscard]] Datum value(Node expression, const Scope* scope = nullptr);

  /// Whether a system table was read.
  [[nodiscard]] bool reads_catalog() const { return reads_catalog_; }
  /// Why something was unknown, for the first thing that was; may be empty.
  [[nodiscard]] const std::string& unknown_reason() const { return unknown_reason_; }

 private:
  friend class SelectRun;

  /// Unknown, with a reason that is kept when it is the first.
  Datum unknown(const std::string& reason);

  // Expressions (evaluate_expression.cpp).
  Datum constant(Node node);
  Datum column(Node node, const Scope* scope);
  Datum parameter(Node node, const Scope* scope);
  Datum boolean(Node node, const Scope* scope);
  Datum sub_link(Node node, const Scope* scope);
  Datum conditional(Node node, const Scope* scope);
  Datum coalesce(Node node, const Scope* scope);
  Datum array(Node node, const Scope* scope);
  Datum indirection(Node node, const Scope* scope);
  Datum session_value(Node node);
  std::vector<Datum> values(const std::vector<Node>& nodes, const Scope* scope);

  // Operators and casts (evaluate_operator.cpp, evaluate_cast.cpp).
  Datum operation(Node node, const Scope* scope);
  Datum any_or_all(Node node, const Scope* scope);
  Datum in_list(Node node, const Scope* scope);
  Datum between(Node node, const Scope* scope);
  Datum cast(Node node, const Scope* scope);

  // Functions (evaluate_function.cpp, evaluate_aggregate.cpp).
  Datum function(Node node, const Scope* scope);
  Datum aggregate(Node node, const Scope& scope);

  // The catalog (evaluate_lookup.cpp).
  Datum relation_named(const std::string& text);
  Datum type_named(const std::string& text);
  Datum schema_named(const std::string& text);
  Datum enum_labels(const std::string& type);

  const Catalog& catalog_;
  const Variables* variables_;
  std::map<std::string, QueryResult> with_;  ///< WITH queries that are in force
  bool reads_catalog_ = false;
  std::string unknown_reason_;
  int depth_ = 0;
  long steps_ = 0;
};

/// `left op right` for the operators that are modelled.
[[nodiscard]] Datum apply_operator(const std::string& name, const Datum& left, const Datum& right);

/// A function that needs nothing but its arguments; nothing when it is not modelled.
[[nodiscard]] std::optional<Datum> call_function(const std::string& name,
                                                 const std::vector<Datum>& arguments);

[[nodiscard]] bool is_aggregate(const std::string& name);
/// The unqualified name of a FuncCall.
[[nodiscard]] std::string function_name(Node call);

/// The elements of an array literal such as `{a,"b c"}`; nothing when it is nested or broken.
[[nodiscard]] std::optional<std::vector<Datum>> array_literal(const std::string& text);

}  // namespace migcheck::sql
