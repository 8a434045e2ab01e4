// SPDX-License-Identifier: Apache-2.0
// Many histories do not begin at an empty database: the first tables come from create_all(), from a
// dump, from another tool. Such a table is no error, but what is said about it is said without its
// columns; so it is told once, where it is met first.
#include <fmt/format.h>

#include <map>
#include <set>

#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

constexpr std::size_t most_tables = 10;

/// A table that was taken as given, with the operation that needed it.
struct AssumedTable {
  std::string name;
  Span place;
  std::string revision;
};

class HistoryIncomplete final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "history-incomplete",
            .module = "replay",
            .summary = "revisions use tables that no revision creates; they are taken as given",
            .severity = Severity::note,
            .tags = {"replay"}};
  }
  explicit HistoryIncomplete(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override;
};

/// Collects the tables of a history that are used and that no revision tries to create.
class AssumedTables {
 public:
  explicit AssumedTables(const History& history) {
    for (const MigrationReplay& replay : history.replays) {
      for (const Step& step : replay.upgrade.steps) note_created(step);
    }
    for (const MigrationReplay& replay : history.replays) {
      // What could not be evaluated may have created anything.
      if (!replay.upgrade.after.tainted()) note_used(replay);
    }
  }

  /// In the order in which they are needed.
  [[nodiscard]] const std::vector<AssumedTable>& tables() const { return order_; }

 private:
  void note_created(const Step& step) {
    if (const auto* create = step.operation.as<CreateTable>())
      known_.insert(step.before.resolve(create->name));
    if (const auto* unknown = step.operation.as<UnknownOperation>()) {
      for (const QualifiedName& name : unknown->touches) known_.insert(step.before.resolve(name));
    }
  }

  void note_used(const MigrationReplay& replay) {
    const std::string& revision = replay.migration->revision.id;
    const Catalog& after = replay.upgrade.after;
    for (const Step& step : replay.upgrade.steps) note_dropped(step, revision);
    std::map<std::uint64_t, const Table*> made;
    after.for_each_table([&](const Table& table) {
      // An uncertain one was only asked for: ALTER TABLE IF EXISTS.
      const bool needed = table.assumed && table.certain;
      if (needed && table.origin.revision == revision) made[table.origin.serial] = &table;
    });
    for (const auto& [serial, table] : made)
      add(table->name, {display_name(after, table->name), table->origin.span, revision});
  }

  /// A table that a drop takes away without anybody having made it.
  void note_dropped(const Step& step, const std::string& revision) {
    const auto* drop = step.operation.as<DropTable>();
    const bool runs = drop != nullptr && !step.error && step.operation.certain;
    if (!runs || step.operation.guarded() || step.before.table(drop->name) != nullptr) return;
    const QualifiedName name = step.before.resolve(drop->name);
    add(name, {display_name(step.before, name), step.operation.span, revision});
  }

  void add(const QualifiedName& name, AssumedTable table) {
    if (known_.insert(name).second) order_.push_back(std::move(table));
  }

  std::set<QualifiedName> known_;
  std::vector<AssumedTable> order_;
};

std::string names_of(const std::vector<AssumedTable>& tables) {
  std::string names;
  for (std::size_t i = 0; i < tables.size() && i < most_tables; ++i)
    names += (i == 0 ? "'" : ", '") + tables[i].name + "'";
  if (tables.size() > most_tables)
    names += fmt::format(" and {} more", tables.size() - most_tables);
  return names;
}

void HistoryIncomplete::check_history(const History& history, Reporter& reporter) const {
  const AssumedTables assumed(history);
  const std::vector<AssumedTable>& tables = assumed.tables();
  if (tables.empty() || !tables.front().place.valid()) return;
  Diagnostic& finding = reporter.report(
      first_line(tables.front().place),
      fmt::format("the history does not begin at an empty database: no revision creates {} {}, "
                  "taken as given with unknown columns",
                  tables.size() == 1 ? "table" : "tables", names_of(tables)));
  finding.subject = "environment:" + history.environment.name;
  finding.revision = tables.front().revision;
  for (std::size_t i = 1; i < tables.size() && i < most_tables; ++i) {
    if (tables[i].place.valid())
      finding.related.push_back({first_line(tables[i].place),
                                 fmt::format("table '{}' is needed here first", tables[i].name)});
  }
}

}  // namespace

void register_history_incomplete(Registry& registry) { registry.add<HistoryIncomplete>(); }

}  // namespace migcheck
