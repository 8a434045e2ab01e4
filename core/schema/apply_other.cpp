// SPDX-License-Identifier: Apache-2.0
// Operations that change no object: the search path, queries, and what is not known.
#include <algorithm>
#include <array>

#include "core/schema/change.h"
#include "core/schema/data_constants.h"
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

Failure apply(Change& change, const OtherStatement& operation) {
  constexpr std::array<std::string_view, 6> alone{
      "VACUUM",       "CREATE DATABASE",   "DROP DATABASE",
      "ALTER SYSTEM", "CREATE TABLESPACE", "DROP TABLESPACE"};
  if (std::find(alone.begin(), alone.end(), operation.tag) == alone.end())
    return check_constants(change, operation.constants);
  return refuse_in_transaction(change, operation.tag);
}

Failure apply(Change& change, const UnknownOperation& operation) {
  if (!operation.may_change_schema) return std::nullopt;
  if (operation.touches.empty()) change.state.taint_serial = change.state.serial;
  for (const QualifiedName& name : operation.touches) doubt(change, full_name(change, name));
  return std::nullopt;
}

}  // namespace migcheck
