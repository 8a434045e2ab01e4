// SPDX-License-Identifier: Apache-2.0
#include "checks/models/history_start.h"

#include <algorithm>
#include <optional>
#include <set>

namespace migcheck {
namespace {

/// The table that an operation changes, and so needs; nothing for one that may do without.
std::optional<QualifiedName> changed_table(const Operation& operation) {
  if (operation.guarded() || !operation.certain) return std::nullopt;
  if (const auto* one = operation.as<AddColumn>()) return one->table;
  if (const auto* one = operation.as<DropColumn>()) return one->table;
  if (const auto* one = operation.as<RenameColumn>()) return one->table;
  if (const auto* one = operation.as<AlterColumnType>()) return one->table;
  if (const auto* one = operation.as<SetNotNull>()) return one->table;
  if (const auto* one = operation.as<SetDefault>()) return one->table;
  if (const auto* one = operation.as<AddConstraint>()) return one->table;
  if (const auto* one = operation.as<DropConstraint>()) return one->table;
  if (const auto* one = operation.as<CreateIndex>()) return one->index.table;
  if (const auto* one = operation.as<DropTable>()) return one->name;
  if (const auto* one = operation.as<RenameTable>()) return one->name;
  return std::nullopt;
}

/// Whether nobody has made a table that the catalog has, or had before it was dropped.
bool is_given(const Step& step, const QualifiedName& name) {
  const Table* table = step.after.table(name);
  if (table == nullptr) table = step.before.table(name);
  return table == nullptr ? !step.error : table->assumed;
}

/// Whether a new table refers to one that was there already.
bool refers_to_given(const Step& step, const CreateTable& create) {
  const Table* made = step.after.table(create.name);
  if (made == nullptr) return false;
  return std::any_of(made->constraints.begin(), made->constraints.end(), [&](const auto& one) {
    if (one.def.kind != ConstraintKind::foreign_key) return false;
    const Table* referenced = step.after.table(one.def.ref_table);
    return referenced != nullptr && referenced->assumed;
  });
}

}  // namespace

bool begins_with_empty_database(const History& history) {
  const MigrationReplay* first = nullptr;
  std::set<QualifiedName> made;
  std::set<QualifiedName> given;
  for (const MigrationReplay& replay : history.replays) {
    for (const Step& step : replay.upgrade.steps) {
      const auto changed = changed_table(step.operation);
      if (changed && first == nullptr) return false;
      if (changed && is_given(step, *changed)) given.insert(step.after.resolve(*changed));
      const auto* create = step.operation.as<CreateTable>();
      if (create == nullptr) continue;
      if (first == nullptr) first = &replay;
      if (first == &replay && refers_to_given(step, *create)) return false;
      made.insert(step.after.resolve(create->name));
    }
  }
  return first != nullptr && given.size() <= made.size();
}

}  // namespace migcheck
