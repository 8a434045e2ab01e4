// SPDX-License-Identifier: Apache-2.0
// Alembic's autogenerate does not look at the labels of enum types, and emits nothing for a type
// that is missing. Labels that differ only in case are left to enum-case.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "checks/models/history_start.h"
#include "core/check/ascii_case.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"
#include "core/sql/sql.h"

namespace migcheck {
namespace {

using Labels = std::vector<std::string>;

class EnumDrift final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "enum-drift",
            .module = "models",
            .summary = "the models send other enum labels than the database type has",
            .severity = Severity::warning,
            .tags = {"correctness", "drift", "enum"},
            .options = {{.name = "Order",
                         .type = OptionType::boolean,
                         .default_value = "false",
                         .help = "Report labels that are the same in another order"}}};
  }
  explicit EnumDrift(const CheckOptions& options) : order_(options.boolean("Order")) {}

  void check_history(const History& history, Reporter& reporter) const override;

 private:
  bool order_;
};

bool contains(const Labels& labels, const std::string& text) {
  return std::find(labels.begin(), labels.end(), text) != labels.end();
}

Labels labels_of(const EnumType& type) {
  Labels labels;
  for (const EnumLabel& label : type.labels) labels.push_back(label.text);
  return labels;
}

Labels labels_of(const EnumColumn& column) {
  Labels labels;
  for (const ModelLabel& label : column.labels) labels.push_back(label.text);
  return labels;
}

/// The labels that only `these` have; not those that the others lack only in this case.
Labels only_in(const Labels& these, const Labels& others) {
  Labels result;
  for (const std::string& label : these) {
    if (contains(others, label)) continue;
    const bool other_case = std::any_of(others.begin(), others.end(), [&](const auto& other) {
      return equal_but_for_case(label, other) && !contains(these, other);
    });
    if (!other_case) result.push_back(label);
  }
  return result;
}

std::string quoted(const Labels& labels) {
  constexpr std::size_t most = 10;
  const std::size_t shown = std::min(labels.size(), most);
  std::string list = fmt::format("'{}'", fmt::join(labels.begin(), labels.begin() + shown, "', '"));
  if (labels.size() > shown) list += fmt::format(" and {} more", labels.size() - shown);
  return list;
}

bool is_sure(const EnumType& type, const Catalog& catalog) {
  return type.certain && !type.assumed && type.labels_known && catalog.fresh(type.origin) &&
         std::all_of(type.labels.begin(), type.labels.end(), [&](const EnumLabel& label) {
           return label.certain && catalog.fresh(label.origin);
         });
}

/// What the models and the database say about one type.
struct Comparison {
  const History& history;
  const EnumColumn& column;
  Reporter& reporter;

  [[nodiscard]] const Catalog& catalog() const { return history.server_catalog; }
  [[nodiscard]] Span place() const {
    const bool defined = column.python_enum != nullptr && column.python_enum->span.valid();
    return first_line(defined ? column.python_enum->span : column.span);
  }
  Diagnostic& report(Severity severity, std::string message) const {
    Diagnostic& finding = reporter.report(severity, place(), std::move(message));
    finding.subject = "type:" + full_name(catalog(), column.type);
    return finding;
  }
};

/// A type without model that has the same labels: probably the same under another name.
const EnumType* same_labels(const Comparison& with) {
  const EnumType* found = nullptr;
  Labels wanted = labels_of(with.column);
  std::sort(wanted.begin(), wanted.end());
  with.catalog().for_each_enum([&](const EnumType& type) {
    Labels labels = labels_of(type);
    std::sort(labels.begin(), labels.end());
    if (found == nullptr && labels == wanted && is_sure(type, with.catalog())) found = &type;
  });
  return found;
}

/// Whether statements about the column surely fail: it is not there at all, or they name its type.
bool surely_fails(const Comparison& with) {
  if (!with.history.casts_enums) return false;
  const Table* table = with.catalog().table(with.column.table);
  const bool there = table != nullptr && table->column(with.column.column) != nullptr;
  return !with.history.several_drivers || !there;
}

void report_missing(const Comparison& with) {
  const std::string name = display_name(with.catalog(), with.column.type);
  const EnumType* other = same_labels(with);
  const bool fails = with.history.final_catalog.enum_type(with.column.type) != nullptr;
  std::string message = fails ? fmt::format("the migration that creates enum type '{}' fails", name)
                              : fmt::format("no migration creates enum type '{}'", name);
  message += fmt::format(", which column '{}' of table '{}' uses", with.column.column,
                         with.column.table.to_string());
  if (other != nullptr) {
    message +=
        fmt::format("; type '{}' has the same labels", display_name(with.catalog(), other->name));
  }
  const Severity severity = surely_fails(with) ? Severity::error : Severity::warning;
  Diagnostic& finding = with.report(severity, std::move(message));
  if (other != nullptr && other->origin.span.valid())
    finding.related.push_back({first_line(other->origin.span), "that type is created here"});
}

void report_labels(const Comparison& with, const EnumType& type, bool order) {
  const Labels sent = labels_of(with.column);
  const Labels stored = labels_of(type);
  Labels missing = only_in(sent, stored);
  std::erase_if(missing, [&](const std::string& label) {
    return with.history.models.left_out.count({type.name, label}) != 0;
  });
  const Labels extra = only_in(stored, sent);
  const std::string name = display_name(with.catalog(), type.name);
  std::string message;
  if (!missing.empty()) {
    message = fmt::format(
        "the model sends {} for enum '{}', which lacks {}: 'invalid input value for enum {}: "
        "\"{}\"' (22P02)",
        quoted(missing), name, missing.size() == 1 ? "this label" : "these labels", name,
        missing.front());
  } else if (!extra.empty()) {
    message = fmt::format("enum '{}' has {} that the model does not know: {}", name,
                          extra.size() == 1 ? "a label" : "labels", quoted(extra));
  } else if (order && sent != stored && sent.size() == stored.size() &&
             std::is_permutation(sent.begin(), sent.end(), stored.begin())) {
    message = fmt::format(
        "the labels of enum '{}' are in another order than in the model, so that "
        "sorting differs",
        name);
  } else {
    return;
  }
  Diagnostic& finding =
      with.report(missing.empty() ? Severity::warning : Severity::error, std::move(message));
  if (type.origin.span.valid()) {
    finding.related.push_back(
        {first_line(type.origin.span),
         fmt::format("the type is created here, in revision '{}'", type.origin.revision)});
  }
}

/// Whether a column of the models, about whose type nothing is known, may use the type.
bool may_be_used(const History& history, const EnumType& type) {
  bool used = false;
  history.server_catalog.for_each_table([&](const Table& table) {
    const Table* expected = history.models.catalog.table(table.name);
    if (expected == nullptr) return;
    for (const Column& column : table.columns) {
      const DataType& held = column.def.type;
      if (!held.user_defined || history.server_catalog.enum_type(held.type_name()) != &type)
        continue;
      const Column* wanted = expected->column(column.def.name);
      used = used || (wanted == nullptr ? !expected->columns_known : !wanted->def.type.known);
    }
  });
  return used;
}

void report_unused(const History& history, const EnumType& type, Reporter& reporter) {
  if (!type.origin.span.valid() || may_be_used(history, type)) return;
  Diagnostic& finding =
      reporter.report(Severity::warning, first_line(type.origin.span),
                      fmt::format("no model uses enum type '{}', and no migration drops it",
                                  display_name(history.server_catalog, type.name)));
  finding.subject = "type:" + full_name(history.server_catalog, type.name);
}

/// A default that is a label of the type, but none that the model knows: rows with it cannot be
/// read.
void report_default(const History& history, const EnumColumn& column, Reporter& reporter) {
  const Catalog& catalog = history.server_catalog;
  const Table* table = catalog.table(column.table);
  const Column* found = table == nullptr ? nullptr : table->column(column.column);
  if (found == nullptr || !found->certain || !found->def.default_sql || !column.labels_known)
    return;
  if (!found->def.default_known || !column.span.valid() || !catalog.fresh(found->last_change))
    return;
  const EnumType* type = catalog.enum_type(found->def.type.type_name());
  const auto text = string_constant(*found->def.default_sql);
  if (type == nullptr || !text || !contains(labels_of(*type), *text)) return;
  if (only_in({*text}, labels_of(column)).empty()) return;
  Diagnostic& finding = reporter.report(
      Severity::warning, first_line(column.span),
      fmt::format("column '{}' of table '{}' has the default '{}', a label that the model does not "
                  "know, so that reading such a row raises LookupError",
                  column.column, column.table.to_string(), *text));
  finding.subject = fmt::format("default:{}.{}", full_name(catalog, column.table), column.column);
  if (found->last_change.span.valid()) {
    finding.related.push_back(
        {first_line(found->last_change.span),
         fmt::format("made here, in revision '{}'", found->last_change.revision)});
  }
}

/// Whether another environment makes the type, or env.py tells Alembic to leave its table alone.
bool is_left_out(const ModelSchema& models, const Catalog& catalog, const EnumColumn& column) {
  const QualifiedName table = catalog.resolve(column.table);
  return models.made_elsewhere.count(catalog.resolve(column.type)) != 0 ||
         models.left_out.count({table, ""}) != 0 ||
         models.left_out.count({table, column.column}) != 0;
}

void EnumDrift::check_history(const History& history, Reporter& reporter) const {
  const Catalog& catalog = history.server_catalog;
  const bool from_scratch = begins_with_empty_database(history);
  std::map<QualifiedName, const EnumColumn*> columns;
  for (const EnumColumn& column : history.models.enum_columns) {
    if (column.span.valid()) columns.emplace(catalog.resolve(column.type), &column);
    report_default(history, column, reporter);
  }
  for (const auto& [name, column] : columns) {
    const Comparison comparison{history, *column, reporter};
    const EnumType* type = catalog.enum_type(column->type);
    if (type != nullptr) {
      if (column->labels_known && is_sure(*type, catalog)) report_labels(comparison, *type, order_);
    } else if (from_scratch && !catalog.tainted() &&
               catalog.object(ObjectKind::type, column->type) == nullptr &&
               !is_left_out(history.models, catalog, *column)) {
      report_missing(comparison);
    }
  }
  const ModelSchema& models = history.models;
  if (!models.complete || models.filtered || models.tables.empty()) return;
  catalog.for_each_enum([&](const EnumType& type) {
    const bool used = models.expected_elsewhere.count(type.name) != 0 ||
                      std::any_of(columns.begin(), columns.end(), [&](const auto& one) {
                        return catalog.enum_type(one.second->type) == &type;
                      });
    if (!used && is_sure(type, catalog)) report_unused(history, type, reporter);
  });
}

}  // namespace

void register_enum_drift(Registry& registry) { registry.add<EnumDrift>(); }

}  // namespace migcheck
