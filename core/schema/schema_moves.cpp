// SPDX-License-Identifier: Apache-2.0
#include "core/schema/schema_moves.h"

#include "core/schema/moves.h"

namespace migcheck {

SchemaContents contents_of(const CatalogState& state, const std::string& schema) {
  SchemaContents out;
  state.tables.for_each_from({schema, {}}, [&](const QualifiedName& name, const TablePtr&) {
    if (name.schema != schema) return false;
    out.tables.push_back(name);
    return true;
  });
  state.enums.for_each_from({schema, {}}, [&](const QualifiedName& name, const EnumPtr&) {
    if (name.schema != schema) return false;
    out.enums.push_back(name);
    return true;
  });
  state.objects.for_each([&](const ObjectKey& key, const ObjectPtr&) {
    if (key.name.schema == schema && key.kind != ObjectKind::schema) out.objects.push_back(key);
  });
  return out;
}

void move_schema(Change& change, const std::string& from, const std::string& to) {
  const SchemaContents contents = contents_of(change.state, from);
  for (const QualifiedName& name : contents.tables) move_table(change, name, {to, name.name});
  for (const QualifiedName& name : contents.enums) move_type(change, name, {to, name.name});
  for (const ObjectKey& key : contents.objects) {
    if (!change.state.object(key)) continue;  // a sequence that moved with its table
    if (key.kind == ObjectKind::type) {
      move_type(change, key.name, {to, key.name.name});
    } else {
      move_object(change, key, {to, key.name.name});
    }
  }
  OtherObject schema;
  if (const ObjectPtr old = change.state.object(schema_key(from))) schema = *old;
  change.state.erase_object(schema_key(from));
  change.forget(schema_key(from));
  schema.kind = ObjectKind::schema;
  schema.name = {{}, to};
  change.state.put(std::move(schema));
}

}  // namespace migcheck
