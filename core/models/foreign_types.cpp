// SPDX-License-Identifier: Apache-2.0
#include "core/models/foreign_types.h"

#include <algorithm>
#include <optional>

namespace migcheck {
namespace {

const MappedTable* find(const MappedTables& tables, const MetadataKey& key,
                        const QualifiedName& name) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& one) {
    return one->key == key && one->table.name == name;
  });
  return found == tables.end() ? nullptr : found->get();
}

const SqlColumn* find_column(const MappedTable& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const SqlColumn& one) { return one.def.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

/// A reference without schema means a table in the schema of the MetaData.
void complete_schema(ConstraintDef& constraint, const MetadataKey& key) {
  if (constraint.kind != ConstraintKind::foreign_key || !constraint.ref_table.schema.empty())
    return;
  const Value* schema = key.made == nullptr ? nullptr : key.made->keyword("schema");
  if (schema != nullptr) constraint.ref_table.schema = schema->known_string().value_or("");
}

/// The column that `column` refers to; null when it is not among the tables.
const SqlColumn* target_of(const MappedTables& tables, const MappedTable& table,
                           const SqlColumn& column) {
  const auto target = [&](const ConstraintDef& one) -> const SqlColumn* {
    if (one.kind != ConstraintKind::foreign_key) return nullptr;
    const auto place = std::find(one.columns.begin(), one.columns.end(), column.def.name);
    const auto index = static_cast<std::size_t>(place - one.columns.begin());
    if (place == one.columns.end() || index >= one.ref_columns.size()) return nullptr;
    const MappedTable* referred = find(tables, table.key, one.ref_table);
    return referred == nullptr ? nullptr : find_column(*referred, one.ref_columns[index]);
  };
  for (const ConstraintDef& one : column.constraints) {
    if (const SqlColumn* found = target(one)) return found;
  }
  for (const ConstraintDef& one : table.constraints) {
    if (const SqlColumn* found = target(one)) return found;
  }
  return nullptr;
}

bool copy_types(MappedTables& tables) {
  bool changed = false;
  for (const auto& table : tables) {
    for (SqlColumn& column : table->columns) {
      if (!column.type.null_type) continue;
      const SqlColumn* target = target_of(tables, *table, column);
      if (target == nullptr || target->type.null_type) continue;
      column.type = target->type;
      column.def.type = target->def.type;
      changed = true;
    }
  }
  return changed;
}

}  // namespace

void resolve_references(MappedTables& tables) {
  for (const auto& table : tables) {
    for (ConstraintDef& one : table->constraints) complete_schema(one, table->key);
    for (SqlColumn& column : table->columns) {
      for (ConstraintDef& one : column.constraints) complete_schema(one, table->key);
    }
  }
  while (copy_types(tables)) {
  }
}

}  // namespace migcheck
