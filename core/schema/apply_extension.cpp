// SPDX-License-Identifier: Apache-2.0
// CREATE and DROP EXTENSION.
#include "core/schema/dependents.h"
#include "core/schema/extension_types.h"

namespace migcheck {
namespace {

// Columns whose type the extension provides; such types have no entry of their own.
std::vector<Dependent> columns_from(const Change& change, const std::string& extension) {
  std::vector<Dependent> out;
  change.state.tables.for_each([&](const QualifiedName& name, const TablePtr& table) {
    for (const Column& column : table->columns) {
      const DataType& type = column.def.type;
      if (!type.known || !type.user_defined || !type.schema.empty() ||
          !extension_provides(extension, type.base))
        continue;
      out.push_back(column_dependent(change, *table, column, "type " + type.base));
      out.back().name = name;
    }
  });
  return out;
}

}  // namespace

Failure apply(Change& change, const CreateExtension& operation) {
  const ObjectKey key = extension_key(operation.name);
  const ObjectPtr present = change.state.object(key);
  if (present && change.state.sure(*present)) {
    if (operation.if_not_exists) return std::nullopt;
    return ddl_error("42710", "extension " + in_quotes(operation.name) + " already exists",
                     present->origin, "extension '" + operation.name + "' is created here");
  }
  OtherObject extension;
  extension.kind = ObjectKind::extension;
  extension.name.name = operation.name;
  extension.detail = operation.schema;
  extension.origin = change.origin();
  change.state.put(std::move(extension));
  return std::nullopt;
}

Failure apply(Change& change, const DropExtension& operation) {
  const ObjectKey key = extension_key(operation.name);
  if (!change.state.object(key)) {
    if (!operation.if_exists && change.surely_absent(key))
      return ddl_error("42704", "extension " + in_quotes(operation.name) + " does not exist");
    change.forget(key);
    return std::nullopt;
  }
  const std::string what = "extension " + quote_identifier(operation.name);
  if (Failure failure =
          drop_dependents(change, what, columns_from(change, operation.name), operation.cascade))
    return failure;
  change.state.erase_object(key);
  change.forget(key);
  return std::nullopt;
}

}  // namespace migcheck
