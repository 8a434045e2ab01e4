// SPDX-License-Identifier: Apache-2.0
// One operation being applied: the state it may change, where it came from, and the questions that
// every kind of operation asks. An overload of apply() per payload does the work; it returns the
// error or nothing, and whoever called throws the changed state away after an error.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/schema/catalog.h"
#include "core/schema/catalog_state.h"

namespace migcheck {

using Failure = std::optional<DdlError>;

/// Applies the payload to `state`; on failure the state is garbage.
Failure apply_operation(CatalogState& state, const Operation& operation,
                        const ApplyContext& context);

/// An error of the server. Text that PostgreSQL puts in double quotes is passed quoted.
[[nodiscard]] DdlError ddl_error(std::string sqlstate, std::string message,
                                 std::string detail = {});
/// The same with the other half of the story, such as "type 't' is created here".
[[nodiscard]] DdlError ddl_error(std::string sqlstate, std::string message, const Origin& related,
                                 std::string related_message);
/// `"name"` as messages print it: always quoted, nothing escaped.
[[nodiscard]] std::string in_quotes(std::string_view name);
/// The same for a name as it was written: `"s1.t"`.
[[nodiscard]] std::string in_quotes(const QualifiedName& name);

/// Any object by kind; functions without a signature give the first of that name.
[[nodiscard]] ObjectPtr find_object(const CatalogState& state, ObjectKind kind,
                                    const QualifiedName& name);

/// A table found for changing. Neither a table nor a failure: it does not exist and IF EXISTS
/// forgives that.
struct FoundTable {
  std::optional<Table> table;
  Failure failure;
};

class Change {
 public:
  Change(CatalogState& changed, const Operation& applied, const ApplyContext& with)
      : state(changed), operation(applied), context(with) {}

  CatalogState& state;
  const Operation& operation;
  const ApplyContext& context;

  /// The origin of something that is made at `span`, by default the operation's place.
  [[nodiscard]] Origin origin(const Span& span = {}) const;

  /// Whether the absence of a name that the catalog does not know is certain.
  [[nodiscard]] bool surely_absent(const ObjectKey& key) const;
  [[nodiscard]] bool relation_surely_absent(const QualifiedName& name) const;
  [[nodiscard]] bool type_surely_absent(const QualifiedName& name) const;

  /// The full name of a new object; an error when its schema is missing.
  [[nodiscard]] QualifiedName creation_name(const QualifiedName& name) const;
  [[nodiscard]] Failure require_schema(const std::string& schema);
  /// The error for a relation that exists for sure under this full name.
  [[nodiscard]] Failure relation_exists(const QualifiedName& name) const;
  /// The error for a type (also a table's row type) that exists for sure under this full name.
  [[nodiscard]] Failure type_exists(const QualifiedName& name) const;

  /// The table for ALTER TABLE; a table that nobody created is assumed.
  [[nodiscard]] FoundTable table(const QualifiedName& name, bool if_exists = false);
  /// Records that a name is gone.
  void forget(const ObjectKey& key);
  void put(Table table) { state.put(std::move(table)); }
};

Failure apply(Change& change, const CreateTable& operation);
Failure apply(Change& change, const DropTable& operation);
Failure apply(Change& change, const RenameTable& operation);
Failure apply(Change& change, const AddColumn& operation);
Failure apply(Change& change, const DropColumn& operation);
Failure apply(Change& change, const RenameColumn& operation);
Failure apply(Change& change, const AlterColumnType& operation);
Failure apply(Change& change, const SetNotNull& operation);
Failure apply(Change& change, const SetDefault& operation);
Failure apply(Change& change, const SetIdentity& operation);
Failure apply(Change& change, const DropExpression& operation);
Failure apply(Change& change, const AddConstraint& operation);
Failure apply(Change& change, const DropConstraint& operation);
Failure apply(Change& change, const RenameConstraint& operation);
Failure apply(Change& change, const ValidateConstraint& operation);
Failure apply(Change& change, const CreateIndex& operation);
Failure apply(Change& change, const DropIndex& operation);
Failure apply(Change& change, const RenameIndex& operation);
Failure apply(Change& change, const CreateEnum& operation);
Failure apply(Change& change, const CreateDomain& operation);
Failure apply(Change& change, const CreateCompositeType& operation);
Failure apply(Change& change, const DropType& operation);
Failure apply(Change& change, const RenameType& operation);
Failure apply(Change& change, const AddEnumValue& operation);
Failure apply(Change& change, const RenameEnumValue& operation);
Failure apply(Change& change, const CreateSchema& operation);
Failure apply(Change& change, const DropSchema& operation);
Failure apply(Change& change, const CreateExtension& operation);
Failure apply(Change& change, const DropExtension& operation);
Failure apply(Change& change, const CreateSequence& operation);
Failure apply(Change& change, const DropSequence& operation);
Failure apply(Change& change, const AlterSequenceOwner& operation);
Failure apply(Change& change, const CreateView& operation);
Failure apply(Change& change, const DropView& operation);
Failure apply(Change& change, const CreateFunction& operation);
Failure apply(Change& change, const DropFunction& operation);
Failure apply(Change& change, const CreateTrigger& operation);
Failure apply(Change& change, const DropTrigger& operation);
Failure apply(Change& change, const SetSchema& operation);
Failure apply(Change& change, const RenameObject& operation);
Failure apply(Change& change, const SetComment& operation);
Failure apply(Change& change, const AttachPartition& operation);
Failure apply(Change& change, const SetSearchPath& operation);
Failure apply(Change& change, const TransactionControl& operation);
Failure apply(Change& change, const DataChange& operation);
Failure apply(Change& change, const OtherStatement& operation);
Failure apply(Change& change, const UnknownOperation& operation);

}  // namespace migcheck
