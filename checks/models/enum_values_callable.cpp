// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy stores the names of an enum's members unless values_callable says otherwise. A type
// that has the values as labels then refuses every insert.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

constexpr std::string_view argument =
    "values_callable=lambda enum: [member.value for member in enum]";

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

/// Whether all members are known, with texts as values, and some are named otherwise.
bool names_differ(const PythonEnum& type) {
  const bool known = type.complete && !type.members.empty() &&
                     std::all_of(type.members.begin(), type.members.end(),
                                 [](const EnumMember& member) { return member.value.has_value(); });
  return known && std::any_of(type.members.begin(), type.members.end(),
                              [](const EnumMember& member) { return member.name != member.value; });
}

/// Whether the type has every value, and lacks the name of some member.
bool has_values(const EnumType& type, const PythonEnum& python) {
  const auto has = [&](const std::string& text) {
    return std::any_of(type.labels.begin(), type.labels.end(),
                       [&](const EnumLabel& label) { return label.text == text; });
  };
  return std::all_of(python.members.begin(), python.members.end(),
                     [&](const EnumMember& member) { return has(*member.value); }) &&
         std::any_of(python.members.begin(), python.members.end(),
                     [&](const EnumMember& member) { return !has(member.name); });
}

const ColumnDef* definition(const History& history, const EnumColumn& column) {
  const ModelTable* table = history.models.table(column.table);
  if (table == nullptr) return nullptr;
  const auto found = std::find_if(table->columns.begin(), table->columns.end(),
                                  [&](const ColumnDef& one) { return one.name == column.column; });
  return found == table->columns.end() ? nullptr : &*found;
}

/// The argument before the closing parenthesis of `Enum(…)`.
std::optional<Fix> fix_of(const Span& call) {
  if (!call.valid()) return std::nullopt;
  const std::string_view text = call.file->text().substr(call.begin, call.end - call.begin);
  if (!text.ends_with(')') || text.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t last = text.find_last_not_of(" \t\r\n", text.size() - 2);
  if (last == std::string_view::npos || text[last] == '(') return std::nullopt;
  const auto place = static_cast<std::uint32_t>(call.begin + last + 1);
  return Fix{"store the values of the members",
             {{Span{call.file, place, place},
               fmt::format("{}{}", text[last] == ',' ? " " : ", ", argument)}}};
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
    if (!fails && !always_) continue;
    Diagnostic& finding = reporter.report(
        fails ? Severity::error : Severity::warning, first_line(column.span),
        fails ? fmt::format("column '{}' of table '{}' sends the names of '{}', but enum type '{}' "
                            "has the values, so inserts fail (22P02)",
                            column.column, column.table.to_string(), column.python_enum->name,
                            display_name(catalog, type->name))
              : fmt::format("column '{}' of table '{}' stores the names of '{}', not its values",
                            column.column, column.table.to_string(), column.python_enum->name));
    finding.subject = fmt::format("column:{}.{}", full_name(catalog, column.table), column.column);
    const ColumnDef* def = definition(history, column);
    if (def == nullptr || def->enum_expression == nullptr) continue;
    if (auto fix = fix_of(def->enum_expression->span)) finding.fixes.push_back(std::move(*fix));
  }
}

}  // namespace

void register_enum_values_callable(Registry& registry) { registry.add<EnumValuesCallable>(); }

}  // namespace migcheck
