// SPDX-License-Identifier: Apache-2.0
#include "checks/models/history_start.h"

namespace migcheck {
namespace {

/// Whether an operation needs a table that exists.
bool changes_table(const Operation& operation) {
  return operation.as<AddColumn>() != nullptr || operation.as<DropColumn>() != nullptr ||
         operation.as<AlterColumnType>() != nullptr || operation.as<SetNotNull>() != nullptr ||
         operation.as<SetDefault>() != nullptr || operation.as<AddConstraint>() != nullptr ||
         operation.as<DropConstraint>() != nullptr || operation.as<CreateIndex>() != nullptr ||
         operation.as<DropTable>() != nullptr || operation.as<RenameTable>() != nullptr;
}

}  // namespace

bool begins_with_empty_database(const History& history) {
  for (const MigrationReplay& replay : history.replays) {
    for (const Step& step : replay.upgrade.steps) {
      if (step.operation.as<CreateTable>() != nullptr) return true;
      if (changes_table(step.operation)) return false;
    }
  }
  return false;
}

}  // namespace migcheck
