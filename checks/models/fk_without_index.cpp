// SPDX-License-Identifier: Apache-2.0
// PostgreSQL makes no index for the referring side of a foreign key. Without one, every delete of a
// referenced row reads the whole referring table. Many keys are never deleted, so this is asked for
// and not told: the check is opt-in.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

class FkWithoutIndex final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "fk-without-index",
            .module = "models",
            .summary = "no index begins with the columns of a foreign key",
            .severity = Severity::warning,
            .tags = {"availability", "opt-in"}};
  }
  explicit FkWithoutIndex(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override;
};

/// Whether the first keys of an index are these columns, in any order. A partial index covers not
/// all rows.
bool begins_with(const Index& index, const std::vector<std::string>& columns) {
  const std::vector<IndexElement>& elements = index.def.elements;
  if (index.def.predicate || elements.size() < columns.size()) return false;
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
    const auto end = elements.begin() + static_cast<std::ptrdiff_t>(columns.size());
    return std::any_of(elements.begin(), end, [&](const IndexElement& element) {
      return !element.expression && element.text == name;
    });
  });
}

bool is_covered(const Table& table, const std::vector<std::string>& columns) {
  return std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const Index& index) { return begins_with(index, columns); });
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void check_table(const Catalog& catalog, const Table& table, Reporter& reporter) {
  if (!table.certain || table.assumed || table.temporary || !table.columns_known) return;
  for (const Constraint& one : table.constraints) {
    const ConstraintDef& def = one.def;
    if (def.kind != ConstraintKind::foreign_key || one.inherited || !one.certain) continue;
    if (!catalog.fresh(one.origin) || !one.origin.span.valid()) continue;
    if (is_covered(table, def.columns)) continue;
    const std::string name = display_name(catalog, table.name);
    Diagnostic& finding = reporter.report(
        first_line(def.span.valid() ? def.span : one.origin.span),
        fmt::format("no index of table '{}' begins with ({}) of foreign key '{}', so that deleting "
                    "from '{}' reads all of it",
                    name, joined(def.columns), *def.name, display_name(catalog, def.ref_table)));
    finding.subject = fmt::format("constraint:{}.{}", full_name(catalog, table.name), *def.name);
    finding.revision = one.origin.revision;
  }
}

void FkWithoutIndex::check_history(const History& history, Reporter& reporter) const {
  const Catalog& catalog = history.server_catalog;
  if (catalog.tainted()) return;
  catalog.for_each_table([&](const Table& table) { check_table(catalog, table, reporter); });
}

}  // namespace

void register_fk_without_index(Registry& registry) { registry.add<FkWithoutIndex>(); }

}  // namespace migcheck
