// SPDX-License-Identifier: Apache-2.0
// Operations that change no object: the search path, data, and what is not known.
#include <algorithm>
#include <array>

#include "core/schema/change.h"
#include "core/schema/transaction.h"

namespace migcheck {
namespace {

template <class Object>
Object doubted(Object object) {
  object.certain = false;
  return object;
}

void doubt(Change& change, const QualifiedName& name) {
  CatalogState& state = change.state;
  change.state.doubtful.set(relation_key(name), true);
  change.state.doubtful.set(type_key(name), true);
  if (const TablePtr table = state.table(name)) {
    Table copy = doubted(*table);
    copy.columns_known = false;
    state.put(std::move(copy));
  }
  if (const EnumPtr type = state.enum_type(name)) {
    EnumType copy = doubted(*type);
    copy.labels_known = false;
    state.put(std::move(copy));
  }
  for (const ObjectKind kind : {ObjectKind::view, ObjectKind::sequence, ObjectKind::type}) {
    if (const ObjectPtr object = state.object({kind, name, {}})) state.put(doubted(*object));
  }
  state.gone.erase(relation_key(name));
  state.gone.erase(type_key(name));
}

QualifiedName full_name(const Change& change, const QualifiedName& name) {
  if (const auto relation = change.state.find_relation(name)) return *relation;
  if (const auto type = change.state.find_type(name)) return *type;
  return change.creation_name(name);
}

/// Keeps whether a table may have rows, also those that it shows of its children.
void note_rows(Change& change, const QualifiedName& name, const DataChange& operation) {
  const bool adds = operation.kind == DataChangeKind::insert ||
                    operation.kind == DataChangeKind::merge ||
                    operation.kind == DataChangeKind::copy;
  const bool empties = operation.kind == DataChangeKind::truncate;
  const auto full = change.state.find_relation(name);
  if (!full || (!adds && !empties)) return;
  const TablePtr table = change.state.table(*full);
  if (table == nullptr || table->filled == adds) return;
  Table copy = *table;
  copy.filled = adds;
  const std::vector<QualifiedName> parents = adds ? copy.inherits : std::vector<QualifiedName>();
  change.put(std::move(copy));
  for (const QualifiedName& parent : parents) note_rows(change, parent, operation);
}

}  // namespace

Failure apply(Change& change, const SetSearchPath& operation) {
  std::vector<std::string> path;
  for (const std::string& schema : operation.schemas) {
    if (schema != "$user" && !schema.empty()) path.push_back(schema);
  }
  if (path.empty()) path.emplace_back("public");
  if (operation.local && !change.state.outer_search_path)
    change.state.outer_search_path = change.state.search_path;
  change.state.search_path = std::move(path);
  return std::nullopt;
}

Failure apply(Change& change, const DataChange& operation) {
  for (const QualifiedName& table : operation.tables) {
    if (!change.state.find_relation(table) && change.relation_surely_absent(table))
      return ddl_error("42P01", "relation " + in_quotes(table) + " does not exist");
    note_rows(change, table, operation);
  }
  return std::nullopt;
}

Failure apply(Change& change, const OtherStatement& operation) {
  constexpr std::array<std::string_view, 6> alone{
      "VACUUM",       "CREATE DATABASE",   "DROP DATABASE",
      "ALTER SYSTEM", "CREATE TABLESPACE", "DROP TABLESPACE"};
  if (std::find(alone.begin(), alone.end(), operation.tag) == alone.end()) return std::nullopt;
  return refuse_in_transaction(change, operation.tag);
}

Failure apply(Change& change, const UnknownOperation& operation) {
  if (!operation.may_change_schema) return std::nullopt;
  if (operation.touches.empty()) change.state.taint_serial = change.state.serial;
  for (const QualifiedName& name : operation.touches) doubt(change, full_name(change, name));
  return std::nullopt;
}

}  // namespace migcheck
