// SPDX-License-Identifier: Apache-2.0
#include "core/models/sqlmodel_field.h"

#include <memory>
#include <utility>

namespace migcheck {

Value column_of_field(const std::string& name, const ObjectData& field) {
  auto call = make_record("sqlalchemy.Column", field.span);
  call->args.push_back(Value::string(name, field.span));
  if (const Value* type = field.keyword("sa_type")) call->args.push_back(*type);
  if (const Value* target = field.keyword("foreign_key"); target && !target->is_none()) {
    auto key = make_record("sqlalchemy.ForeignKey", field.span);
    key->args.push_back(*target);
    if (const Value* action = field.keyword("ondelete"))
      key->keywords.emplace_back("ondelete", *action);
    call->args.push_back(Value::object(std::move(key)));
  }
  for (const char* word : {"primary_key", "unique", "index", "nullable"}) {
    if (const Value* given = field.keyword(word)) call->keywords.emplace_back(word, *given);
  }
  const Value* more = field.keyword("sa_column_args");
  if (more != nullptr && more->as_sequence() != nullptr) {
    const ValueList& items = more->as_sequence()->items;
    call->args.insert(call->args.end(), items.begin(), items.end());
  }
  const Value* words = field.keyword("sa_column_kwargs");
  if (words != nullptr && words->as_dict() != nullptr) {
    for (const auto& [key, value] : words->as_dict()->items) {
      if (const auto text = key.known_string()) call->keywords.emplace_back(*text, value);
    }
  }
  return Value::object(std::move(call));
}

void limit_type(const ObjectData& field, SqlColumn& column) {
  const auto number = [&](const char* word) {
    const Value* given = field.keyword(word);
    return given == nullptr ? nullptr : given->as_int();
  };
  DataType& type = column.def.type;
  if (!type.modifier.empty() || type.array) return;
  if (const std::int64_t* length = number("max_length"); length && type.base == "character varying")
    type.modifier = "(" + std::to_string(*length) + ")";
  const std::int64_t* digits = number("max_digits");
  const std::int64_t* places = number("decimal_places");
  if (type.base == "numeric" && digits != nullptr) {
    type.modifier =
        "(" + std::to_string(*digits) + "," + std::to_string(places == nullptr ? 0 : *places) + ")";
  }
  column.type.type = type;
}

}  // namespace migcheck
