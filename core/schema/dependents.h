// SPDX-License-Identifier: Apache-2.0
// What goes with an object when it is dropped, and what stands in the way.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// One thing that cannot live without what is being dropped, as the DETAIL line has it.
struct Dependent {
  QualifiedName name;  ///< the table, view or type that depends
  std::string line;    ///< `constraint fk on table x depends on table p`
  Origin origin;
  bool sure = true;
  std::function<void(Change&)> drop;  ///< what CASCADE does
};

/// `cannot drop table p because other objects depend on it` when one of them is sure and nothing
/// forgives it; with CASCADE they are dropped instead (the uncertain ones become uncertain).
Failure drop_dependents(Change& change, const std::string& what,
                        const std::vector<Dependent>& dependents, bool cascade);

/// Foreign keys that refer to the table, also its own, as far as `wanted` says yes.
using ConstraintFilter = std::function<bool(const Table& owner, const Constraint&)>;
[[nodiscard]] std::vector<Dependent> references_to(const Change& change, const Table& table,
                                                   const std::string& what,
                                                   const ConstraintFilter& wanted);
/// Those that need a unique index of the table.
[[nodiscard]] std::vector<Dependent> references_through(const Change& change, const Table& table,
                                                        const std::string& index);
/// Those of other tables.
[[nodiscard]] std::vector<Dependent> references_from_others(const Change& change,
                                                            const Table& table,
                                                            const std::string& what);
/// Views that read a relation.
[[nodiscard]] std::vector<Dependent> readers_of(const Change& change, const QualifiedName& name,
                                                const std::string& what);
/// A constraint that depends on `what`.
[[nodiscard]] Dependent constraint_dependent(const Change& change, const Table& owner,
                                             const Constraint& constraint, const std::string& what);
/// A column that depends on `what`: a generated one on another, any on its type.
[[nodiscard]] Dependent column_dependent(const Change& change, const Table& table,
                                         const Column& column, const std::string& what);
/// Defaults of other tables that draw from the sequences of a table, or of one of its columns.
[[nodiscard]] std::vector<Dependent> foreign_defaults(const Change& change,
                                                      const QualifiedName& table,
                                                      const std::string* column);
/// Defaults that draw from a sequence.
[[nodiscard]] std::vector<Dependent> defaults_from(const Change& change,
                                                   const QualifiedName& sequence,
                                                   const std::string& what);
/// Tables that inherit from the table, but are not its partitions.
[[nodiscard]] std::vector<Dependent> children_of(const Change& change, const Table& table,
                                                 const std::string& what);
/// Columns, domains and composite types made of a type.
[[nodiscard]] std::vector<Dependent> users_of(const Change& change, const QualifiedName& type,
                                              const std::string& what);

/// Removes a table with its sequences and partitions; dependents are the caller's business.
void remove_table(Change& change, const QualifiedName& name);
/// Removes a view and, as CASCADE does, the views that read it.
void remove_view(Change& change, const QualifiedName& name);
/// Makes a view uncertain, because it may have gone with something that it may depend on.
void doubt_view(Change& change, const QualifiedName& name);
/// Removes a column with its indexes, constraints and sequences from an edited table.
void remove_column(Change& change, Table& table, const std::string& name);
/// Removes a constraint with its index.
void remove_constraint(Table& table, const std::string& name);

}  // namespace migcheck
