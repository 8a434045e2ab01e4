// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy stores the names of an enum's members unless values_callable says otherwise. A type
// that has the values as labels then refuses every insert.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/ascii_case.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/models/values_callable.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

class EnumValuesCallable final : public Check {
 public:
  static CheckInfo info() {
    return {
        .id = "enum-values-callable",
        .module = "models",
        .summary = "an enum column sends the names of its members to a type that has the values",
        .severity = Severity::error,
        .tags = {"correctness", "drift", "enum"},
        .options = {{.name = "Always",
                     .type = OptionType::boolean,
                     .default_value = "false",
                     .help = "Demand values_callable wherever names and values differ"}},
        .offers_fix = true};
  }
  explicit EnumValuesCallable(const CheckOptions& options) : always_(options.boolean("Always")) {}

  void check_history(const History& history, Reporter& reporter) const override;

 private:
  bool always_;
};

/// Whether all members are known, with texts as values, and some are named otherwise. An alias is
/// never sent: Python gives the member that it stands for.
bool names_differ(const PythonEnum& type) {
  const bool known = type.complete && !type.members.empty() &&
                     std::all_of(type.members.begin(), type.members.end(),
                                 [](const EnumMember& member) { return member.value.has_value(); });
  return known && std::any_of(type.members.begin(), type.members.end(), [](const auto& member) {
           return !member.alias && member.name != member.value;
         });
}

/// Whether the type has every value and lacks the name of some member, not only by its case: those
/// are left to enum-case.
bool has_values(const EnumType& type, const PythonEnum& python) {
  const auto has_other_word = [&](const EnumMember& member) {
    return !member.alias &&
           std::none_of(type.labels.begin(), type.labels.end(), [&](const EnumLabel& label) {
             return label.text == member.name || equal_but_for_case(label.text, member.name);
           });
  };
  return has_all_values(type, python) &&
         std::any_of(python.members.begin(), python.members.end(), has_other_word);
}

/// Whether enum-case reports the type, whose labels only differ in case.
bool differs_in_case(const EnumType& type, const PythonEnum& python) {
  return has_all_values(type, python) &&
         std::any_of(python.members.begin(), python.members.end(), [&](const EnumMember& member) {
           return !member.alias &&
                  std::none_of(type.labels.begin(), type.labels.end(),
                               [&](const auto& label) { return label.text == member.name; });
         });
}

void EnumValuesCallable::check_history(const History& history, Reporter& reporter) const {
  const Catalog& catalog = history.server_catalog;
  for (const EnumColumn& column : history.models.enum_columns) {
    if (column.values_callable || column.python_enum == nullptr) continue;
    if (!names_differ(*column.python_enum)) continue;
    const EnumType* type = catalog.enum_type(column.type);
    const bool sure = type != nullptr && type->certain && !type->assumed && type->labels_known &&
                      catalog.fresh(type->origin) && !catalog.tainted();
    const bool fails = sure && has_values(*type, *column.python_enum);
    if (!fails && (!always_ || (sure && differs_in_case(*type, *column.python_enum)))) continue;
    Diagnostic& finding = reporter.report(
        fails ? Severity::error : Severity::warning, first_line(column.span),
        fails ? fmt::format("column '{}' of table '{}' sends the names of '{}', but enum type '{}' "
                            "has the values, so inserts fail (22P02)",
                            column.column, column.table.to_string(), column.python_enum->name,
                            display_name(catalog, type->name))
              : fmt::format("column '{}' of table '{}' stores the names of '{}', not its values",
                            column.column, column.table.to_string(), column.python_enum->name));
    finding.subject = fmt::format("column:{}.{}", full_name(catalog, column.table), column.column);
    if (auto fix = values_callable_fix(history.models, column)) {
      // where names are stored already, the new values do not match them
      fix->safety = fails ? FixSafety::safe : FixSafety::unsafe;
      finding.fixes.push_back(std::move(*fix));
    }
  }
}

}  // namespace

void register_enum_values_callable(Registry& registry) { registry.add<EnumValuesCallable>(); }

}  // namespace migcheck
