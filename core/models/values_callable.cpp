// SPDX-License-Identifier: Apache-2.0
#include "core/models/values_callable.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/source/source_file.h"

namespace migcheck {
namespace {

constexpr std::string_view argument =
    "values_callable=lambda enum: [member.value for member in enum]";

const ColumnDef* definition(const ModelSchema& models, const EnumColumn& column) {
  const ModelTable* table = models.table(column.table);
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
  return Fix{
      "store the values of the members",
      {{Span{call.file, place, place}, (text[last] == ',' ? " " : ", ") + std::string(argument)}}};
}

}  // namespace

std::optional<Fix> values_callable_fix(const ModelSchema& models, const EnumColumn& column) {
  const ColumnDef* def = definition(models, column);
  if (def == nullptr || def->enum_expression == nullptr) return std::nullopt;
  return fix_of(def->enum_expression->span);
}

bool has_all_values(const EnumType& type, const PythonEnum& python) {
  return !python.members.empty() && python.complete &&
         std::all_of(python.members.begin(), python.members.end(), [&](const EnumMember& member) {
           return member.value &&
                  std::any_of(type.labels.begin(), type.labels.end(),
                              [&](const EnumLabel& label) { return label.text == *member.value; });
         });
}

}  // namespace migcheck
