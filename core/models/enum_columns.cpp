// SPDX-License-Identifier: Apache-2.0
#include "core/models/enum_columns.h"

#include <algorithm>
#include <utility>

#include "core/models/python_enum.h"

namespace migcheck {
namespace {

/// The member that a label comes from: by its name, or with values_callable by its value.
const EnumMember* member_of(const PythonEnum& type, const std::string& label, bool by_value) {
  const auto found =
      std::find_if(type.members.begin(), type.members.end(), [&](const EnumMember& member) {
        return by_value ? member.value == label : member.name == label;
      });
  return found == type.members.end() ? nullptr : &*found;
}

Span label_span(const EnumExpression& expression, std::size_t index, const PythonEnum* type,
                bool by_value) {
  if (type != nullptr) {
    const EnumMember* member = member_of(*type, expression.labels[index], by_value);
    if (member != nullptr) return member->span;
  }
  if (index < expression.label_spans.size()) return expression.label_spans[index];
  return expression.span;
}

bool has_callable(const ObjectData& call) {
  const Value* given = call.keyword("values_callable");
  return given != nullptr && !given->is_none();
}

}  // namespace

std::shared_ptr<const PythonEnum> EnumColumnReader::enum_of(const ClassData& type,
                                                            ModelSchema& schema) {
  std::shared_ptr<const PythonEnum>& known = enums_[&type];
  if (known == nullptr) {
    known = python_enum(type);
    if (known != nullptr) schema.enums.push_back(known);
  }
  return known;
}

void EnumColumnReader::add(const ModelTable& table, ModelSchema& schema) {
  for (const ColumnDef& def : table.columns) {
    const EnumExpression* expression = def.enum_expression.get();
    if (expression == nullptr || !expression->native || !expression->name) continue;
    EnumColumn column;
    column.type = *expression->name;
    column.table = table.name;
    column.column = def.name;
    column.span = def.span;
    // An enum without labels is one whose labels are made in a way that was not followed.
    column.labels_known = expression->labels_known && !expression->labels.empty();
    const ObjectData* call = host_.enum_call(*expression);
    if (call != nullptr) {
      column.values_callable = has_callable(*call);
      const ClassData* type = call->args.empty() ? nullptr : call->args.front().as_class();
      if (type != nullptr) column.python_enum = enum_of(*type, schema);
    }
    for (std::size_t i = 0; i < expression->labels.size(); ++i) {
      column.labels.push_back(
          {expression->labels[i],
           label_span(*expression, i, column.python_enum.get(), column.values_callable)});
    }
    schema.enum_columns.push_back(std::move(column));
  }
}

}  // namespace migcheck
