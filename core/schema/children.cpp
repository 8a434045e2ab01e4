// SPDX-License-Identifier: Apache-2.0
#include "core/schema/children.h"

namespace migcheck {

Failure edit_children(Change& change, const QualifiedName& table, const TableEdit& edit) {
  for (const QualifiedName& child : change.state.users(LinkKind::child, table)) {
    if (Failure failure = edit_family(change, *change.state.table(child), edit)) return failure;
  }
  return std::nullopt;
}

Failure edit_family(Change& change, Table table, const TableEdit& edit) {
  const QualifiedName name = table.name;
  if (Failure failure = edit(table)) return failure;
  change.put(std::move(table));
  return edit_children(change, name, edit);
}

Failure edit_table(Change& change, const QualifiedName& name, bool if_exists,
                   const TableEdit& edit) {
  FoundTable found = change.table(name, if_exists);
  if (found.failure || !found.table) return found.failure;
  if (Failure failure = edit(*found.table)) return failure;
  change.put(std::move(*found.table));
  return std::nullopt;
}

}  // namespace migcheck
