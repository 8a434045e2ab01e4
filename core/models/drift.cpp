// SPDX-License-Identifier: Apache-2.0
#include "core/models/drift.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "core/models/table_drift.h"

namespace migcheck {
namespace {

/// A table of which nobody knows how it came about says nothing.
bool is_known(const Table& table, const Catalog& catalog) {
  return table.certain && !table.assumed && catalog.fresh(table.origin);
}

/// What extensions and Alembic itself keep in a database.
bool is_foreign(const std::string& table) {
  constexpr std::array<std::string_view, 10> names{
      "alembic_version", "geography_columns",  "geometry_columns", "part_config",
      "part_config_sub", "pg_stat_statements", "raster_columns",   "raster_overviews",
      "spatial_ref_sys", "hypopg_list_indexes"};
  return std::find(names.begin(), names.end(), table) != names.end() ||
         table.ends_with("_alembic_version");
}

bool is_extra(DriftKind kind) {
  return kind == DriftKind::extra_table || kind == DriftKind::extra_column ||
         kind == DriftKind::extra_index || kind == DriftKind::extra_unique ||
         kind == DriftKind::extra_reference || kind == DriftKind::extra_check;
}

/// Whether env.py tells Alembic not to look, or may do so, or another environment makes it.
bool is_left_out(const ModelSchema& models, const Drift& drift) {
  if (models.filtered && is_extra(drift.kind)) return true;
  return models.left_out.count({drift.table, ""}) != 0 ||
         models.left_out.count({drift.table, drift.part}) != 0;
}

bool is_expected(const ModelSchema& models, const Catalog& migrated, const QualifiedName& name) {
  if (models.catalog.table(name) != nullptr) return true;
  return std::any_of(
      models.unimported.begin(), models.unimported.end(),
      [&](const QualifiedName& one) { return migrated.resolve(one) == migrated.resolve(name); });
}

/// Whether a table may belong to a model's history: `users_history`, `users_version`, and what
/// SQLAlchemy-Continuum keeps for all of them.
bool is_companion(const ModelSchema& models, const std::string& name) {
  return std::any_of(models.tables.begin(), models.tables.end(), [&](const ModelTable& model) {
    return model.has_companions && (name.starts_with(model.name.name + "_") ||
                                    name == "transaction" || name == "transaction_changes");
  });
}

void find_extra_tables(const ModelSchema& models, const Catalog& migrated,
                       std::vector<Drift>& out) {
  if (!models.complete || models.filtered || models.tables.empty()) return;
  migrated.for_each_table([&](const Table& table) {
    const bool other = !table.of_schema() || table.is_partition || !table.inherits.empty();
    if (other || !is_known(table, migrated) || is_expected(models, migrated, table.name)) return;
    if (is_foreign(table.name.name) || models.expected_elsewhere.count(table.name) != 0) return;
    if (table.name.schema != migrated.default_schema()) return;
    if (is_companion(models, table.name.name)) return;
    Drift drift;
    drift.kind = DriftKind::extra_table;
    drift.table = table.name;
    drift.origin = table.origin;
    out.push_back(std::move(drift));
  });
}

/// A model may read a view, which the application finds under the name of its table.
bool is_view(const Catalog& migrated, const QualifiedName& name) {
  return migrated.object(ObjectKind::view, migrated.resolve(name)) != nullptr;
}

}  // namespace

std::vector<Drift> find_drift(const ModelSchema& models, const Catalog& migrated,
                              const DriftOptions& options) {
  std::vector<Drift> out;
  ApplyContext strict;
  strict.assume_missing = false;
  for (const ModelTable& model : models.tables) {
    const Table* expected = models.catalog.table(model.name);
    if (expected == nullptr || !expected->certain) continue;
    if (const Table* found = migrated.table(model.name)) {
      if (is_known(*found, migrated))
        find_table_drift(model, *expected, *found, migrated, options, out);
    } else if (options.from_scratch && migrated.surely_absent(model.name, strict) &&
               !is_view(migrated, model.name)) {
      Drift drift;
      drift.kind = DriftKind::missing_table;
      drift.table = migrated.resolve(model.name);
      if (is_foreign(model.name.name) || models.made_elsewhere.count(drift.table) != 0) continue;
      drift.model = model.span;
      out.push_back(std::move(drift));
    }
  }
  find_extra_tables(models, migrated, out);
  std::erase_if(out, [&](const Drift& one) { return is_left_out(models, one); });
  std::stable_sort(out.begin(), out.end(), [](const Drift& a, const Drift& b) {
    return std::tie(a.table, a.kind, a.part) < std::tie(b.table, b.kind, b.part);
  });
  return out;
}

}  // namespace migcheck
