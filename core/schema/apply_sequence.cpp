// SPDX-License-Identifier: Apache-2.0
// Sequences of their own.
#include "core/schema/columns.h"
#include "core/schema/dependents.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

Failure missing(Change& change, const QualifiedName& name, const char* word) {
  if (!change.relation_surely_absent(name)) return std::nullopt;
  const bool plain = std::string_view(word) == "relation";
  return ddl_error("42P01", std::string(word) + " " +
                                in_quotes(plain ? name : QualifiedName{{}, name.name}) +
                                " does not exist");
}

// OWNED BY table.column; the column must exist.
Failure own(Change& change, OtherObject& sequence, const std::optional<QualifiedName>& table,
            const std::string& column) {
  sequence.owner_table.reset();
  sequence.owner_column.clear();
  if (!table) return std::nullopt;
  FoundTable found = change.table(*table);
  if (found.failure || !found.table) return found.failure;
  if (column_surely_absent(change, *found.table, column))
    return missing_column(*found.table, column);
  if (found.table->name.schema != sequence.name.schema && change.state.sure(*found.table))
    return ddl_error("55000", "sequence must be in same schema as table it is linked to");
  sequence.owner_table = found.table->name;
  sequence.owner_column = column;
  return std::nullopt;
}

Failure required_by_identity(const Change& change, const OtherObject& sequence) {
  const TablePtr table = sequence.owner_table ? change.state.table(*sequence.owner_table) : nullptr;
  const Column* column = table ? table->column(sequence.owner_column) : nullptr;
  if (column == nullptr || !column->def.identity || !change.state.sure(*table) ||
      !change.state.definition_sure(*column))
    return std::nullopt;
  return ddl_error("2BP01", "cannot drop sequence " + change.state.shown(sequence.name) +
                                " because column " + quote_identifier(column->def.name) +
                                " of table " + change.state.shown(table->name) + " requires it");
}

}  // namespace

Failure apply(Change& change, const CreateSequence& operation) {
  QualifiedName name = change.creation_name(operation.name);
  name.name = truncated(name.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  if (Failure failure = change.relation_exists(name))
    return operation.if_not_exists ? std::nullopt : failure;
  OtherObject sequence;
  sequence.kind = ObjectKind::sequence;
  sequence.name = name;
  sequence.detail = operation.type.base.empty() ? "bigint" : operation.type.base;
  sequence.origin = change.origin();
  if (Failure failure = own(change, sequence, operation.owner_table, operation.owner_column))
    return failure;
  change.state.put(std::move(sequence));
  return std::nullopt;
}

Failure apply(Change& change, const DropSequence& operation) {
  const auto full = change.state.find_relation(operation.name);
  if (!full) {
    Failure failure =
        operation.if_exists ? std::nullopt : missing(change, operation.name, "sequence");
    if (!failure) change.forget(relation_key(change.creation_name(operation.name)));
    return failure;
  }
  const ObjectPtr sequence = change.state.object({ObjectKind::sequence, *full, {}});
  if (sequence == nullptr) {
    const TablePtr table = change.state.table(*full);
    if (table == nullptr || !change.state.sure(*table)) return std::nullopt;
    return ddl_error("42809", in_quotes(full->name) + " is not a sequence");
  }
  if (Failure failure = required_by_identity(change, *sequence)) return failure;
  const std::string what = "sequence " + change.state.shown(*full);
  if (Failure failure =
          drop_dependents(change, what, defaults_from(change, *full, what), operation.cascade))
    return failure;
  change.state.erase_object(key_of(*sequence));
  change.forget(relation_key(*full));
  return std::nullopt;
}

Failure apply(Change& change, const AlterSequenceOwner& operation) {
  const auto full = change.state.find_relation(operation.name);
  if (!full) return missing(change, operation.name, "relation");
  const ObjectPtr found = change.state.object({ObjectKind::sequence, *full, {}});
  if (found == nullptr) return std::nullopt;
  OtherObject sequence = *found;
  if (Failure failure = own(change, sequence, operation.owner_table, operation.owner_column))
    return failure;
  change.state.put(std::move(sequence));
  return std::nullopt;
}

}  // namespace migcheck
