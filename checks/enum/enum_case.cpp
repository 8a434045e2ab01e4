// SPDX-License-Identifier: Apache-2.0
// PostgreSQL compares enum labels byte by byte. SQLAlchemy sends the names of an enum's members,
// not their values, unless it is told otherwise; so a type made with the labels 'planning',
// 'building' and a class with PLANNING = "planning" look right side by side and fail at the first
// insert. The labels of the database are those after the whole history.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/check/ascii_case.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/models/values_callable.h"
#include "core/schema/display_name.h"
#include "core/sql/sql.h"

namespace migcheck {
namespace {

const EnumLabel* exact(const EnumType& type, std::string_view text) {
  const auto same = [&](const EnumLabel& label) { return label.text == text; };
  const auto found = std::find_if(type.labels.begin(), type.labels.end(), same);
  return found == type.labels.end() ? nullptr : &*found;
}

/// The label that the type has instead of `text`, which it has not, in another case.
const EnumLabel* other_case(const EnumType& type, std::string_view text) {
  if (exact(type, text) != nullptr) return nullptr;
  const auto same = [&](const EnumLabel& label) { return equal_but_for_case(label.text, text); };
  const auto found = std::find_if(type.labels.begin(), type.labels.end(), same);
  return found == type.labels.end() ? nullptr : &*found;
}

std::string server_error(const Catalog& catalog, const EnumType& type, std::string_view text) {
  return fmt::format("'invalid input value for enum {}: \"{}\"' (22P02)",
                     display_name(catalog, type.name), text);
}

RelatedLocation where_made(const EnumLabel& label) {
  return {first_line(label.origin.span), fmt::format("the label is '{}' here, in revision '{}'",
                                                     label.text, label.origin.revision)};
}

/// A label whose case differs from all others of the type, which agree; or that repeats another one
/// in a different case.
const EnumLabel* odd_one_out(const EnumType& type) {
  std::map<LetterCase, std::vector<const EnumLabel*>> by_case;
  std::map<std::string, const EnumLabel*> seen;
  std::size_t lettered = 0;
  for (const EnumLabel& label : type.labels) {
    if (!seen.emplace(ascii_lower(label.text), &label).second) return &label;
    const LetterCase written = letter_case(label.text);
    if (written == LetterCase::none) continue;
    by_case[written].push_back(&label);
    ++lettered;
  }
  if (lettered < 3 || by_case.size() != 2) return nullptr;
  const auto single = std::find_if(by_case.begin(), by_case.end(),
                                   [](const auto& group) { return group.second.size() == 1; });
  return single == by_case.end() ? nullptr : single->second.front();
}

/// A column together with the DEFAULT that an operation gives it.
struct GivenDefault {
  std::string column;
  QualifiedName type;
  std::string default_sql;
  Span span;
};

std::optional<GivenDefault> given_default(const ColumnDef& column) {
  if (!column.type.user_defined || column.type.array || !column.default_sql) return std::nullopt;
  return GivenDefault{column.name, column.type.type_name(), *column.default_sql,
                      column.default_span.valid() ? column.default_span : column.span};
}

std::vector<GivenDefault> given_defaults(const Step& step) {
  std::vector<GivenDefault> found;
  const auto add = [&](const ColumnDef& column) {
    if (auto given = given_default(column)) found.push_back(std::move(*given));
  };
  if (const auto* create = step.operation.as<CreateTable>()) {
    std::for_each(create->columns.begin(), create->columns.end(), add);
  } else if (const auto* column = step.operation.as<AddColumn>()) {
    add(column->column);
  } else if (const auto* set = step.operation.as<SetDefault>()) {
    const Table* table = step.before.table(set->table);
    const Column* changed = table == nullptr ? nullptr : table->column(set->column);
    if (changed == nullptr) return found;
    ColumnDef after = changed->def;
    after.default_sql = set->default_sql;
    after.default_span = step.operation.span;
    add(after);
  }
  return found;
}

/// Columns of the models by the type that the database has for them.
using ColumnsByType = std::map<const EnumType*, std::vector<const EnumColumn*>>;

ColumnsByType columns_by_type(const History& history) {
  ColumnsByType columns;
  for (const EnumColumn& column : history.models.enum_columns) {
    const EnumType* type = history.final_catalog.enum_type(column.type);
    if (type != nullptr && type->labels_known && column.labels_known) {
      columns[type].push_back(&column);
    }
  }
  return columns;
}

class EnumCase final : public Check {
 public:
  static CheckInfo info();
  explicit EnumCase(const CheckOptions& options) : mixed_case_(options.boolean("MixedCase")) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;
  void check_history(const History& history, Reporter& reporter) const override;

 private:
  bool mixed_case_;
};

CheckInfo EnumCase::info() {
  return {
      .id = "enum-case",
      .module = "enum",
      .summary = "the labels of an enum type differ in case from what SQLAlchemy sends",
      .severity = Severity::error,
      .tags = {"correctness", "enum", "drift"},
      .options = {{.name = "MixedCase",
                   .type = OptionType::boolean,
                   .default_value = "true",
                   .help = "Warn about a label whose case differs from all others of its type"}},
      .offers_fix = true};
}

std::string model_message(const Catalog& catalog, const EnumType& type, const EnumColumn& column,
                          const ModelLabel& sent, const EnumLabel& stored, std::size_t differing) {
  const bool names = column.python_enum != nullptr && !column.values_callable;
  return fmt::format(
      "{} '{}' for enum '{}', whose label is '{}', and fails with {}; {} of {} {}",
      names ? "without values_callable SQLAlchemy sends the member name" : "the model sends",
      sent.text, display_name(catalog, type.name), stored.text,
      server_error(catalog, type, sent.text), differing, column.labels.size(),
      "labels differ only in case");
}

/// Sends the values from every column that sends names, where the type has the values.
std::optional<Fix> fix_of(const ModelSchema& models, const EnumType& type,
                          const std::vector<const EnumColumn*>& columns) {
  std::optional<Fix> all;
  for (const EnumColumn* column : columns) {
    if (column->values_callable) continue;
    if (column->python_enum == nullptr || !has_all_values(type, *column->python_enum)) {
      return std::nullopt;
    }
    const std::optional<Fix> one = values_callable_fix(models, *column);
    if (!one) return std::nullopt;
    if (!all) all = Fix{one->description, {}};
    const Edit& edit = one->edits.front();
    const bool known = std::any_of(all->edits.begin(), all->edits.end(), [&](const Edit& other) {
      return other.span.file == edit.span.file && other.span.begin == edit.span.begin;
    });
    if (!known) all->edits.push_back(edit);  // columns may share one Enum object
  }
  return all;
}

/// One finding a type, at the first label that differs.
void report_models(const History& history, const EnumType& type,
                   const std::vector<const EnumColumn*>& columns, Reporter& reporter) {
  for (const EnumColumn* column : columns) {
    const auto differs = [&](const ModelLabel& label) { return other_case(type, label.text); };
    const auto first = std::find_if(column->labels.begin(), column->labels.end(), differs);
    if (first == column->labels.end()) continue;
    const auto count = std::count_if(column->labels.begin(), column->labels.end(), differs);
    const EnumLabel& stored = *other_case(type, first->text);
    const bool certain = type.certain && !history.final_catalog.tainted();
    Diagnostic& finding =
        reporter.report(certain ? Severity::error : Severity::warning, first_line(first->span),
                        model_message(history.final_catalog, type, *column, *first, stored,
                                      static_cast<std::size_t>(count)));
    finding.subject = "type:" + full_name(history.final_catalog, type.name);
    finding.related.push_back(where_made(stored));
    finding.related.push_back(
        {first_line(column->span), fmt::format("used by column '{}' of table '{}'", column->column,
                                               column->table.to_string())});
    if (auto fix = fix_of(history.models, type, columns)) {
      fix->safety = certain ? FixSafety::safe : FixSafety::unsafe;
      finding.fixes.push_back(std::move(*fix));
    }
    return;
  }
}

void report_mixed_case(const History& history, const EnumType& type, Reporter& reporter) {
  const EnumLabel* odd = odd_one_out(type);
  if (odd == nullptr || !odd->origin.span.valid()) return;
  Diagnostic& finding = reporter.report(
      Severity::warning, first_line(odd->origin.span),
      fmt::format("label '{}' of enum '{}' is written in another case than all other labels",
                  odd->text, display_name(history.final_catalog, type.name)));
  finding.subject = "label:" + full_name(history.final_catalog, type.name) + "." + odd->text;
  finding.revision = odd->origin.revision;
}

/// A default of a model only reaches the database through create_all() or the next autogenerated
/// migration, so nothing fails yet.
void report_model_default(const History& history, const EnumType& type, const EnumColumn& column,
                          Reporter& reporter) {
  const ModelTable* table = history.models.table(column.table);
  if (table == nullptr) return;
  for (const ColumnDef& def : table->columns) {
    if (def.name != column.column || !def.default_sql) continue;
    const auto text = string_constant(*def.default_sql);
    const EnumLabel* label = text ? other_case(type, *text) : nullptr;
    if (label == nullptr) continue;
    Diagnostic& finding = reporter.report(
        Severity::warning, first_line(def.default_span.valid() ? def.default_span : def.span),
        fmt::format("server_default '{}' of column '{}' is no label of enum '{}', which has '{}'",
                    *text, def.name, display_name(history.final_catalog, type.name), label->text));
    finding.subject = "default:" + full_name(history.final_catalog, column.table) + "." + def.name;
    finding.related.push_back(where_made(*label));
  }
}

void EnumCase::check_history(const History& history, Reporter& reporter) const {
  for (const auto& [type, columns] : columns_by_type(history)) {
    report_models(history, *type, columns, reporter);
    for (const EnumColumn* column : columns)
      report_model_default(history, *type, *column, reporter);
  }
  if (!mixed_case_) return;
  history.final_catalog.for_each_enum(
      [&](const EnumType& type) { report_mixed_case(history, type, reporter); });
}

void report_default(const MigrationReplay& migration, const Step& step, const GivenDefault& given,
                    Reporter& reporter) {
  const auto text = string_constant(given.default_sql);
  const EnumType* type = step.before.enum_type(given.type);
  if (!text || type == nullptr || !type->labels_known) return;
  const EnumLabel* label = other_case(*type, *text);
  if (label == nullptr) return;
  const bool certain = type->certain && step.operation.certain;
  Diagnostic& finding = reporter.report(
      certain ? Severity::error : Severity::warning, first_line(given.span),
      fmt::format("default '{}' of column '{}' is no label of enum '{}', which has '{}': {}", *text,
                  given.column, display_name(step.before, type->name), label->text,
                  server_error(step.before, *type, *text)));
  finding.subject = "default:" + full_name(step.before, type->name) + "." + given.column;
  finding.revision = migration.migration->revision.id;
  finding.related.push_back(where_made(*label));
}

void EnumCase::check_migration(const History&, const MigrationReplay& migration,
                               Reporter& reporter) const {
  for (const Trace* trace : {&migration.upgrade, &migration.downgrade}) {
    for (const Step& step : trace->steps) {
      for (const GivenDefault& given : given_defaults(step)) {
        report_default(migration, step, given, reporter);
      }
    }
  }
}

}  // namespace

void register_enum_case(Registry& registry) { registry.add<EnumCase>(); }

}  // namespace migcheck
