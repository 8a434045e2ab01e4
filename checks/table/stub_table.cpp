// SPDX-License-Identifier: Apache-2.0
// A table with nothing but its key is usually made to satisfy a foreign key, with the promise that
// some later revision will bring the columns. Databases of developers, who have the full table from
// elsewhere, hide that the promise was not kept.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

constexpr std::size_t most_names = 10;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_key(const Table& table, const std::string& column) {
  const Constraint* key = table.primary_key();
  return key != nullptr && contains(key->def.columns, column);
}

bool is_reference(const Table& table, const std::string& column) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& c) {
    return c.def.kind == ConstraintKind::foreign_key && contains(c.def.columns, column);
  });
}

/// Two references and nothing else that is not key: rows of such a table say which rows of two
/// others belong together, so it is complete.
bool is_association(const Table& table) {
  const auto references =
      std::count_if(table.columns.begin(), table.columns.end(),
                    [&](const Column& column) { return is_reference(table, column.def.name); });
  return references >= 2;
}

/// Nothing but key and references.
bool is_bare(const Table& table, std::size_t max_columns) {
  if (!table.columns_known || !table.inherits.empty() || table.columns.empty()) return false;
  if (table.columns.size() > max_columns || table.primary_key() == nullptr) return false;
  const bool bare =
      std::all_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        return is_key(table, column.def.name) || is_reference(table, column.def.name);
      });
  return bare && !is_association(table);
}

/// A key whose values carry no meaning: a table of such keys alone says nothing.
bool has_generated_key(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
    const ColumnDef& def = column.def;
    const bool generated = def.serial || def.identity || def.default_sql || !def.default_known;
    return generated && is_key(table, def.name);
  });
}

bool is_referenced(const Catalog& catalog, const Table& table) {
  bool referenced = false;
  catalog.for_each_table([&](const Table& other) {
    for (const Constraint& constraint : other.constraints) {
      if (constraint.def.kind != ConstraintKind::foreign_key) continue;
      referenced = referenced || catalog.table(constraint.def.ref_table) == &table;
    }
  });
  return referenced;
}

/// What became of a table after the revision that made it.
struct Fate {
  QualifiedName name;  ///< after renames
  const MigrationReplay* completed_by = nullptr;
  Span completed_at;
};

/// Takes one later step into account.
void follow(const MigrationReplay& later, const Step& step, Fate& fate) {
  const auto same = [&](const QualifiedName& name) {
    return step.before.resolve(name) == step.before.resolve(fate.name);
  };
  if (const auto* rename = step.operation.as<RenameTable>()) {
    if (same(rename->name)) fate.name.name = rename->new_name;
  } else if (const auto* add = step.operation.as<AddColumn>()) {
    if (fate.completed_by != nullptr || !same(add->table)) return;
    fate.completed_by = &later;
    fate.completed_at = step.operation.span;
  }
}

/// A revision that fails counts too: it was written to complete the table.
Fate fate_of(const History& history, const MigrationReplay& migration, QualifiedName name) {
  Fate fate{.name = std::move(name), .completed_by = nullptr, .completed_at = {}};
  bool after = false;
  for (const MigrationReplay& replay : history.replays) {
    if (after) {
      for (const Step& step : replay.upgrade.steps) follow(replay, step, fate);
    }
    after = after || &replay == &migration;
  }
  return fate;
}

/// Models name tables of the default schema without it.
const ModelTable* model_of(const History& history, const QualifiedName& name) {
  const Catalog& catalog = history.final_catalog;
  const QualifiedName full = catalog.resolve(name);
  if (const ModelTable* model = history.models.table(full)) return model;
  if (full.schema != catalog.default_schema()) return nullptr;
  return history.models.table({"", full.name});
}

std::vector<std::string> missing_columns(const ModelTable& model, const Table& table) {
  std::vector<std::string> missing;
  for (const ColumnDef& column : model.columns) {
    if (table.column(column.name) == nullptr) missing.push_back(column.name);
  }
  return missing;
}

std::string quoted_list(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), most_names);
  std::string list = fmt::format("'{}'", fmt::join(names.begin(), names.begin() + shown, "', '"));
  if (names.size() > shown) list += fmt::format(" and {} more", names.size() - shown);
  return list;
}

class StubTable final : public Check {
 public:
  static CheckInfo info();
  explicit StubTable(const CheckOptions& options)
      : max_columns_(static_cast<std::size_t>(options.integer("MaxColumns"))) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  std::size_t max_columns_;
};

CheckInfo StubTable::info() {
  return {.id = "stub-table",
          .module = "table",
          .summary = "a table is created with nothing but its key",
          .severity = Severity::warning,
          .tags = {"correctness", "drift"},
          .options = {{.name = "MaxColumns",
                       .type = OptionType::integer,
                       .default_value = "2",
                       .help = "Set how many columns a stub has at most",
                       .minimum = 1,
                       .maximum = 10}},
          .offers_fix = false};
}

/// One stub on its way to a finding.
struct Stub {
  const History& history;
  const Step& step;    ///< the creation
  const Table& table;  ///< as its revision leaves it
  std::string name;
};

Diagnostic* report_completed(const Stub& stub, const Fate& fate, Reporter& reporter) {
  const std::string& revision = fate.completed_by->migration->revision.id;
  Diagnostic& finding = reporter.report(
      first_line(stub.step.operation.span),
      fmt::format("table '{}' is created with nothing but its key; revision '{}' adds the first "
                  "other column, so code and data in between find a stub",
                  stub.name, revision));
  finding.related.push_back({first_line(fate.completed_at),
                             fmt::format("revision '{}' begins to complete it here", revision)});
  return &finding;
}

Diagnostic* report_unfinished(const Stub& stub, const Table& last, const ModelTable& model,
                              Reporter& reporter) {
  const std::vector<std::string> missing = missing_columns(model, last);
  if (missing.empty()) return nullptr;
  const bool certain = last.certain && !stub.history.final_catalog.tainted();
  Diagnostic& finding = reporter.report(
      certain ? Severity::error : Severity::warning, first_line(stub.step.operation.span),
      fmt::format("table '{}' is created with nothing but its key and no revision completes it; "
                  "the model has {} that the table lacks: {}",
                  stub.name,
                  missing.size() == 1 ? "a column" : fmt::format("{} columns", missing.size()),
                  quoted_list(missing)));
  finding.related.push_back({first_line(model.span), "the model is here"});
  return &finding;
}

Diagnostic* report_unknown(const Stub& stub, const Table& last, Reporter& reporter) {
  const Catalog& catalog = stub.history.final_catalog;
  if (!has_generated_key(last) || !is_referenced(catalog, last)) return nullptr;
  return &reporter.report(
      first_line(stub.step.operation.span),
      fmt::format("table '{}' has nothing but a generated key at the end of the history, and no "
                  "model was found that tells what its rows are",
                  stub.name));
}

Diagnostic* report_stub(const Stub& stub, const Fate& fate, Reporter& reporter) {
  if (fate.completed_by != nullptr) return report_completed(stub, fate, reporter);
  const Table* last = stub.history.final_catalog.table(fate.name);
  if (last == nullptr || !last->columns_known) return nullptr;
  if (const ModelTable* model = model_of(stub.history, fate.name)) {
    return report_unfinished(stub, *last, *model, reporter);
  }
  return report_unknown(stub, *last, reporter);
}

void StubTable::check_migration(const History& history, const MigrationReplay& migration,
                                Reporter& reporter) const {
  for (const Step& step : migration.upgrade.steps) {
    const auto* create = step.operation.as<CreateTable>();
    if (create == nullptr || create->temporary || create->partition_of) continue;
    const Table* table = migration.upgrade.after.table(create->name);
    if (step.before.table(create->name) != nullptr || table == nullptr) continue;
    if (!is_bare(*table, max_columns_)) continue;
    const Stub stub{history, step, *table, display_name(step.after, table->name)};
    Diagnostic* finding = report_stub(stub, fate_of(history, migration, table->name), reporter);
    if (finding == nullptr) continue;
    finding->subject = "table:" + full_name(step.after, table->name);
    finding->revision = migration.migration->revision.id;
  }
}

}  // namespace

void register_stub_table(Registry& registry) { registry.add<StubTable>(); }

}  // namespace migcheck
