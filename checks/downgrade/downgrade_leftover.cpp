// SPDX-License-Identifier: Apache-2.0
// After upgrade() and downgrade() of one revision the schema should be what it was. The replay
// compares the two catalogs; a forgotten enum type is the usual remainder, and the one that bites:
// the next upgrade creates it again and fails.
#include <fmt/format.h>

#include "core/check/failure_text.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

class DowngradeLeftover final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "downgrade-leftover",
            .module = "downgrade",
            .summary = "a downgrade leaves objects behind, or does not bring back what was there",
            .severity = Severity::warning,
            .tags = {"correctness", "downgrade", "replay"},
            .options = {{.name = "MaxNames",
                         .type = OptionType::integer,
                         .default_value = "10",
                         .help = "Name at most this many objects in a finding",
                         .minimum = 1}}};
  }
  explicit DowngradeLeftover(const CheckOptions& options)
      : max_names_(static_cast<std::size_t>(options.integer("MaxNames"))) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  [[nodiscard]] std::string list(const MigrationReplay& migration, DifferenceKind kind) const;
  void add_places(const MigrationReplay& migration, Diagnostic& finding) const;

  std::size_t max_names_;
};

std::string_view kind_word(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::type:
      return "type";
    case ObjectKind::view:
      return "view";
    case ObjectKind::sequence:
      return "sequence";
    case ObjectKind::function:
      return "function";
    case ObjectKind::schema:
      return "schema";
    case ObjectKind::extension:
      return "extension";
    default:
      return "object";
  }
}

std::string_view part_word(DifferenceSubject subject) {
  switch (subject) {
    case DifferenceSubject::column:
      return "column";
    case DifferenceSubject::constraint:
      return "constraint";
    case DifferenceSubject::index:
      return "index";
    case DifferenceSubject::trigger:
      return "trigger";
    default:
      return "comment";
  }
}

std::string object_name(const Catalog& catalog, const Difference& difference) {
  const std::string name = display_name(catalog, difference.name);
  switch (difference.subject) {
    case DifferenceSubject::enum_type:
      return fmt::format("enum type '{}'", name);
    case DifferenceSubject::enum_label:
      return fmt::format("label '{}' of enum type '{}'", difference.part, name);
    case DifferenceSubject::object: {
      const bool callable = difference.object_kind == ObjectKind::function;
      return fmt::format("{} '{}{}'", kind_word(difference.object_kind), name,
                         callable ? "(" + difference.part + ")" : "");
    }
    case DifferenceSubject::table:
      if (difference.before == "table" || difference.after == "table")
        return fmt::format("table '{}'", name);
      return fmt::format("comment of table '{}'", name);
    default:
      break;
  }
  return fmt::format("{} '{}' of table '{}'", part_word(difference.subject), difference.part, name);
}

std::string described(const Catalog& catalog, const Difference& difference) {
  std::string name = object_name(catalog, difference);
  if (difference.kind != DifferenceKind::changed) return name;
  return fmt::format("{} ({} before, {} after)", name, difference.before, difference.after);
}

std::string DowngradeLeftover::list(const MigrationReplay& migration, DifferenceKind kind) const {
  std::string text;
  std::size_t count = 0;
  for (const Difference& difference : migration.not_restored) {
    if (difference.kind != kind || ++count > max_names_) continue;
    text += (count == 1 ? "" : ", ") + described(migration.upgrade.before, difference);
  }
  if (count > max_names_) text += fmt::format(" and {} more", count - max_names_);
  return text;
}

/// What made the object that a difference is about.
const Origin* origin_of(const Catalog& catalog, const Difference& difference) {
  if (difference.subject == DifferenceSubject::enum_type ||
      difference.subject == DifferenceSubject::enum_label) {
    const EnumType* type = catalog.enum_type(difference.name);
    if (type == nullptr || difference.part.empty()) return type ? &type->origin : nullptr;
    for (const EnumLabel& label : type->labels) {
      if (label.text == difference.part) return &label.origin;
    }
    return nullptr;
  }
  if (difference.subject == DifferenceSubject::object) {
    const OtherObject* object = catalog.object(difference.object_kind, difference.name);
    return object == nullptr ? nullptr : &object->origin;
  }
  const Table* table = catalog.table(difference.name);
  if (table == nullptr || difference.part.empty()) return table ? &table->origin : nullptr;
  if (difference.subject == DifferenceSubject::column) {
    const Column* column = table->column(difference.part);
    return column == nullptr ? nullptr : &column->last_change;
  }
  if (const Constraint* constraint = table->constraint(difference.part)) return &constraint->origin;
  const Index* index = table->index(difference.part);
  return index == nullptr ? nullptr : &index->origin;
}

void DowngradeLeftover::add_places(const MigrationReplay& migration, Diagnostic& finding) const {
  for (const Difference& difference : migration.not_restored) {
    if (finding.related.size() >= max_names_) return;
    const bool lost = difference.kind == DifferenceKind::removed;
    const Catalog& catalog = lost ? migration.upgrade.before : migration.downgrade.settled;
    const Origin* origin = origin_of(catalog, difference);
    if (origin == nullptr || !origin->span.valid()) continue;
    finding.related.push_back(
        {first_line(origin->span),
         fmt::format("{} is {} here{}", object_name(catalog, difference),
                     difference.kind == DifferenceKind::changed ? "changed" : "made",
                     lost ? ", in revision '" + origin->revision + "'" : "")});
  }
}

/// What happens to who goes back and then upgrades again.
std::string sequel(const MigrationReplay& migration) {
  if (migration.again.status != OutcomeStatus::error) return "";
  return fmt::format("; upgrading again fails with {}", failure_text(*migration.again.error));
}

void DowngradeLeftover::check_migration(const History& history, const MigrationReplay& migration,
                                        Reporter& reporter) const {
  if (migration.not_restored.empty()) return;
  std::string message;
  const auto add = [&](const char* verb, DifferenceKind kind) {
    const std::string names = list(migration, kind);
    if (!names.empty()) message += (message.empty() ? "" : "; ") + (verb + names);
  };
  add("leaves ", DifferenceKind::added);
  add("does not bring back ", DifferenceKind::removed);
  add("does not restore ", DifferenceKind::changed);
  const bool bites =
      migration.again.status == OutcomeStatus::error && history.is_head(*migration.migration);
  Diagnostic& finding = reporter.report(
      bites ? Severity::error : Severity::warning, function_place(migration, migration.downgrade),
      fmt::format("downgrade() {}{}", message, sequel(migration)));
  finding.revision = migration.migration->revision.id;
  finding.subject = "downgrade:" + finding.revision;
  add_places(migration, finding);
}

}  // namespace

void register_downgrade_leftover(Registry& registry) { registry.add<DowngradeLeftover>(); }

}  // namespace migcheck
