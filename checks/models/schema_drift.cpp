// SPDX-License-Identifier: Apache-2.0
// Models and migrations are written by different hands at different times; only a live database
// shows that they disagree. Both sides are worked out here, so the difference is known without one.
#include <fmt/format.h>

#include "checks/models/drift_suggestion.h"
#include "checks/models/history_start.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/models/drift.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

class SchemaDrift final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "schema-drift",
            .module = "models",
            .summary = "the models expect another schema than the migrations make",
            .severity = Severity::warning,
            .tags = {"correctness", "drift"},
            .options = {{.name = "ServerDefaults",
                         .type = OptionType::boolean,
                         .default_value = "false",
                         .help = "Compare server defaults, as compare_server_default does"},
                        {.name = "Comments",
                         .type = OptionType::boolean,
                         .default_value = "false",
                         .help = "Compare the comments of tables and columns"},
                        {.name = "KeysAndChecks",
                         .type = OptionType::boolean,
                         .default_value = "false",
                         .help = "Compare primary keys and check constraints, which Alembic does "
                                 "not see"}}};
  }
  explicit SchemaDrift(const CheckOptions& options)
      : options_{.defaults = options.boolean("ServerDefaults"),
                 .comments = options.boolean("Comments"),
                 .keys_and_checks = options.boolean("KeysAndChecks")} {}

  void check_history(const History& history, Reporter& reporter) const override;

 private:
  DriftOptions options_;
};

/// Whether a migration was written for it, which fails.
bool is_attempted(const History& history, const Drift& drift) {
  const Table* table = history.final_catalog.table(drift.table);
  if (drift.kind == DriftKind::missing_table) return table != nullptr && !table->assumed;
  return drift.kind == DriftKind::missing_column && table != nullptr &&
         table->column(drift.part) != nullptr;
}

std::string or_none(const std::string& text) { return text.empty() ? "none" : "'" + text + "'"; }

std::string not_made(std::string_view what, const Drift& drift, const std::string& table) {
  return fmt::format("no migration creates {} '{}' ({}) on table '{}'", what, drift.part,
                     drift.expected, table);
}

std::string not_in_model(std::string_view what, const Drift& drift, const std::string& table) {
  return fmt::format("the model of table '{}' lacks {} '{}' ({})", table, what, drift.part,
                     drift.migrated);
}

std::string message_of(const Drift& drift, const std::string& table, bool attempted) {
  const std::string& part = drift.part;
  switch (drift.kind) {
    case DriftKind::missing_table:
      if (attempted) return fmt::format("the migration that creates table '{}' fails", table);
      return fmt::format("no migration creates table '{}'", table);
    case DriftKind::extra_table:
      return fmt::format("table '{}' has no model, and no migration drops it", table);
    case DriftKind::missing_column:
      if (attempted)
        return fmt::format("the migration that adds column '{}.{}' fails", table, part);
      return fmt::format("no migration adds column '{}.{}' ({})", table, part, drift.expected);
    case DriftKind::extra_column:
      return fmt::format(
          "the model of table '{}' lacks column '{}' ({}), and no migration drops it", table, part,
          drift.migrated);
    case DriftKind::type:
      return fmt::format("column '{}.{}' is '{}' in the model and '{}' after the migrations", table,
                         part, drift.expected, drift.migrated);
    case DriftKind::nullability:
      return fmt::format("column '{}.{}' is {} in the model and {} after the migrations", table,
                         part, drift.expected, drift.migrated);
    case DriftKind::missing_unique:
      return not_made("unique constraint", drift, table);
    case DriftKind::extra_unique:
      return not_in_model("unique constraint", drift, table);
    case DriftKind::unique_name:
      return fmt::format(
          "the unique constraint ({}) of table '{}' is named '{}' in the model and '{}' after the "
          "migrations",
          drift.columns, table, drift.expected, drift.migrated);
    case DriftKind::unique_kind:
      return fmt::format(
          "'{}' ({}) of table '{}' is a unique {} in the model and a unique {} after the "
          "migrations",
          part, drift.columns, table, drift.expected, drift.migrated);
    case DriftKind::missing_reference:
      return not_made("foreign key", drift, table);
    case DriftKind::extra_reference:
      return not_in_model("foreign key", drift, table);
    case DriftKind::reference:
      return fmt::format(
          "foreign key '{}' ({}) of table '{}' has {} in the model and {} after the "
          "migrations",
          part, drift.columns, table, drift.expected, drift.migrated);
    case DriftKind::missing_index:
      return not_made("index", drift, table);
    case DriftKind::extra_index:
      return not_in_model("index", drift, table);
    case DriftKind::index:
      return fmt::format("index '{}' of table '{}' is {} in the model and {} after the migrations",
                         part, table, drift.expected, drift.migrated);
    case DriftKind::primary_key:
      return fmt::format(
          "the primary key of table '{}' is ({}) in the model and ({}) after the "
          "migrations",
          table, drift.expected, drift.migrated);
    case DriftKind::missing_check:
      return not_made("check constraint", drift, table);
    case DriftKind::extra_check:
      return not_in_model("check constraint", drift, table);
    case DriftKind::default_value:
      return fmt::format(
          "the server default of column '{}.{}' is {} in the model and {} after the "
          "migrations",
          table, part, or_none(drift.expected), or_none(drift.migrated));
    case DriftKind::comment:
      return fmt::format(
          "the comment of {} '{}{}{}' is {} in the model and {} after the migrations",
          part.empty() ? "table" : "column", table, part.empty() ? "" : ".", part,
          or_none(drift.expected), or_none(drift.migrated));
  }
  return {};
}

/// The word before the colon of a subject.
std::string_view subject_kind(DriftKind kind) {
  switch (kind) {
    case DriftKind::missing_table:
    case DriftKind::extra_table:
      return "table";
    case DriftKind::missing_column:
    case DriftKind::extra_column:
    case DriftKind::type:
      return "column";
    case DriftKind::nullability:
      return "nullability";
    case DriftKind::missing_unique:
    case DriftKind::extra_unique:
    case DriftKind::unique_name:
    case DriftKind::unique_kind:
    case DriftKind::missing_reference:
    case DriftKind::extra_reference:
    case DriftKind::reference:
    case DriftKind::primary_key:
    case DriftKind::missing_check:
    case DriftKind::extra_check:
      return "constraint";
    case DriftKind::default_value:
      return "default";
    case DriftKind::comment:
      return "comment";
    case DriftKind::missing_index:
    case DriftKind::extra_index:
    case DriftKind::index:
      break;
  }
  return "index";
}

/// The application selects every column of a model, so one that is missing fails the first query.
Severity severity_of(DriftKind kind) {
  return kind == DriftKind::missing_table || kind == DriftKind::missing_column ? Severity::error
                                                                               : Severity::warning;
}

/// Where the other half is, and what a migration would have to say.
void add_related(const History& history, const Drift& drift, Span place, Diagnostic& finding) {
  if (drift.model.valid() && drift.origin.span.valid()) {
    finding.related.push_back(
        {first_line(drift.origin.span),
         drift.kind == DriftKind::missing_column
             ? fmt::format("revision '{}' creates the table here", drift.origin.revision)
             : fmt::format("made here, in revision '{}'", drift.origin.revision)});
  }
  if (is_attempted(history, drift)) return;
  if (const auto line = suggested_operation(history.models, history.server_catalog, drift))
    finding.related.push_back({first_line(place), "write in a new migration: " + *line});
}

void SchemaDrift::check_history(const History& history, Reporter& reporter) const {
  const Catalog& catalog = history.server_catalog;
  DriftOptions options = options_;
  options.from_scratch = begins_with_empty_database(history);
  for (const Drift& drift : find_drift(history.models, catalog, options)) {
    const Span place = drift.model.valid() ? drift.model : drift.origin.span;
    if (!place.valid()) continue;
    Diagnostic& finding = reporter.report(
        severity_of(drift.kind), first_line(place),
        message_of(drift, display_name(catalog, drift.table), is_attempted(history, drift)));
    finding.subject =
        fmt::format("{}:{}{}{}", subject_kind(drift.kind), full_name(catalog, drift.table),
                    drift.part.empty() ? "" : ".", drift.part);
    add_related(history, drift, place, finding);
  }
}

}  // namespace

void register_schema_drift(Registry& registry) { registry.add<SchemaDrift>(); }

}  // namespace migcheck
