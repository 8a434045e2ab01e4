// SPDX-License-Identifier: Apache-2.0
// COMMENT ON, as far as the catalog keeps comments: of tables and columns.
#include "core/schema/children.h"
#include "core/schema/columns.h"

namespace migcheck {
namespace {

std::optional<std::string> stored(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;  // an empty comment removes it
}

}  // namespace

Failure apply(Change& change, const SetComment& operation) {
  const bool on_column = operation.kind == ObjectKind::column;
  if (!on_column && operation.kind != ObjectKind::table) return std::nullopt;
  if (find_object(change.state, ObjectKind::view, operation.name)) return std::nullopt;
  return edit_table(change, operation.name, false, [&](Table& table) -> Failure {
    if (!on_column) {
      table.comment = stored(operation.text);
      return std::nullopt;
    }
    const FoundColumn found = find_or_assume_column(change, table, operation.column);
    if (found.failure) return found.failure;
    found.column->def.comment = stored(operation.text);
    return std::nullopt;
  });
}

}  // namespace migcheck
