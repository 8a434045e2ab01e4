// SPDX-License-Identifier: Apache-2.0
#include "core/schema/type_lookup.h"

#include "core/schema/extension_types.h"

namespace migcheck {

Failure missing_type(const Change& change, const QualifiedName& name) {
  if (!change.type_surely_absent(name) || may_come_from_extension(change.state, name.name))
    return std::nullopt;
  DdlError error = ddl_error("42704", "type " + in_quotes(name) + " does not exist");
  if (const Origin* gone = change.state.gone.find(type_key(change.creation_name(name)))) {
    error.related = gone->span;
    error.related_message = "type '" + name.name + "' is dropped or renamed here";
  }
  return error;
}

FoundEnum find_enum(const Change& change, const QualifiedName& name) {
  const auto full = change.state.find_type(name);
  if (!full) return {nullptr, missing_type(change, name)};
  if (EnumPtr type = change.state.enum_type(*full)) return {std::move(type), std::nullopt};
  const TablePtr table = change.state.table(*full);
  const ObjectPtr other = change.state.object(type_key(*full));
  if ((table && change.state.sure(*table)) || (other && change.state.sure(*other)))
    return {nullptr, ddl_error("42809", change.state.shown(*full) + " is not an enum")};
  return {};
}

}  // namespace migcheck
