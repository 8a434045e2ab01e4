// SPDX-License-Identifier: Apache-2.0
#include "core/schema/children.h"

#include <set>

namespace migcheck {
namespace {

// Tables that were only assumed can seem to inherit from each other in a circle.
using Seen = std::set<QualifiedName>;

Failure edit_below(Change& change, const QualifiedName& table, const TableEdit& edit, Seen& seen) {
  for (const QualifiedName& child : change.state.users(LinkKind::child, table)) {
    if (!seen.insert(child).second) continue;
    Table edited = *change.state.table(child);
    if (Failure failure = edit(edited)) return failure;
    change.put(std::move(edited));
    if (Failure failure = edit_below(change, child, edit, seen)) return failure;
  }
  return std::nullopt;
}

}  // namespace

Failure edit_children(Change& change, const QualifiedName& table, const TableEdit& edit) {
  Seen seen{table};
  return edit_below(change, table, edit, seen);
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
