// SPDX-License-Identifier: Apache-2.0
// Enum and ENUM expressions: name, labels and flags as SQLAlchemy will use them.
#include <algorithm>

#include "core/python/sqlalchemy.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

/// The enum class given as the first argument, if it is one.
const ClassData* enum_class(const ObjectData& object) {
  if (object.args.empty()) return nullptr;
  const ClassData* type = object.args[0].as_class();
  return type != nullptr && type->enum_base != EnumBase::none ? type : nullptr;
}

std::optional<bool> known_flag(const ObjectData& object, std::string_view name) {
  const Value* value = object.keyword(name);
  return value == nullptr ? std::nullopt : value->truth();
}

}  // namespace

std::optional<std::vector<std::string>> known_strings(Interpreter& interpreter,
                                                      const Value& value) {
  const std::optional<ValueList> items = interpreter.elements(value);
  if (!items) return std::nullopt;
  std::vector<std::string> out;
  for (const Value& item : *items) {
    const std::optional<std::string> text = item.known_string();
    if (!text) return std::nullopt;
    out.push_back(*text);
  }
  return out;
}

void LibraryHost::read_labels(Interpreter& interpreter, const ObjectData& object,
                              EnumExpression& expression) {
  expression.labels_known = object.complete;
  if (const ClassData* type = enum_class(object)) {
    const Value* callable = object.keyword("values_callable");
    if (callable != nullptr && !callable->is_none()) {
      CallArguments args;
      args.call = args.callee = object.span;
      args.positional = {object.args[0]};
      args.positional_spans = {object.span};
      const auto labels = known_strings(interpreter, interpreter.call(*callable, args));
      expression.labels_known = expression.labels_known && labels.has_value();
      if (labels) expression.labels = *labels;
      return;
    }
    expression.labels_known = expression.labels_known && type->complete;
    for (const Value& member : type->members) {
      if (member.as_instance()->alias) continue;
      expression.labels.push_back(member.as_instance()->member_name);
      expression.label_spans.push_back(member.as_instance()->name_span);
    }
    return;
  }
  for (const Value& arg : object.args) {
    const std::optional<std::string> label = arg.known_string();
    if (label) {
      expression.labels.push_back(*label);
      expression.label_spans.push_back(arg.as_text() != nullptr ? arg.as_text()->span() : Span{});
    }
    expression.labels_known = expression.labels_known && label.has_value();
  }
}

std::shared_ptr<EnumExpression> LibraryHost::enum_expression(Interpreter& interpreter,
                                                             const Value& value) {
  const std::shared_ptr<ObjectData> object = value.object_ptr();
  if (object == nullptr || (!is_generic_enum(object->path) && !is_postgresql_enum(object->path)))
    return nullptr;
  const auto known = enums_.find(object.get());
  if (known != enums_.end()) return known->second;
  auto expression = std::make_shared<EnumExpression>();
  expression->generic = is_generic_enum(object->path);
  expression->span = object->span;
  expression->callee = object->callee;
  expression->flag = object->keyword_span("create_type");
  expression->native = known_flag(*object, "native_enum").value_or(true);
  expression->create_type = known_flag(*object, "create_type");
  expression->has_metadata =
      object->keyword("metadata") != nullptr && !object->keyword("metadata")->is_none();
  read_labels(interpreter, *object, *expression);
  const Value* schema = object->keyword("schema");
  const std::string schema_name = schema == nullptr ? "" : schema->known_string().value_or("");
  const Value* name = object->keyword("name");
  if (name != nullptr) {
    if (const std::optional<std::string> text = name->known_string())
      expression->name = QualifiedName{schema_name, *text};
    else
      expression->labels_known = false;
  } else if (const ClassData* type = enum_class(*object)) {
    expression->name = QualifiedName{schema_name, ascii_lower(type->name)};
  }
  enums_[object.get()] = expression;
  kept_.push_back(object);
  order_.push_back(expression);
  return expression;
}

const ObjectData* LibraryHost::enum_call(const EnumExpression& expression) const {
  const auto find = [&](const auto& same) {
    const auto found = std::find_if(enums_.begin(), enums_.end(), same);
    return found == enums_.end() ? nullptr : found->first;
  };
  if (const auto* call = find([&](const auto& one) { return one.second.get() == &expression; }))
    return call;
  // One that inherit_schema() moved.
  return find([&](const auto& one) {
    return one.second->span == expression.span && one.second->name && expression.name &&
           one.second->name->name == expression.name->name;
  });
}

void LibraryHost::inherit_schema(SqlColumn& column, const QualifiedName& table) const {
  const EnumExpression* expression = column.type.enum_expression.get();
  if (expression == nullptr || !expression->native || !expression->name) return;
  if (!expression->name->schema.empty()) return;
  const ObjectData* call = enum_call(*expression);
  const Value* flag = call == nullptr ? nullptr : call->keyword("inherit_schema");
  if (flag == nullptr || flag->truth() != std::optional<bool>(true)) return;
  auto moved = std::make_shared<EnumExpression>(*expression);
  moved->name->schema = table.schema;
  column.type.enum_expression = moved;
  column.type.type.schema = column.def.type.schema = table.schema;
  column.def.enum_expression = moved;
}

std::optional<ConstraintDef> LibraryHost::enum_check(const SqlColumn& column) const {
  const EnumExpression* expression = column.type.enum_expression.get();
  if (expression == nullptr || expression->native || !expression->labels_known) return std::nullopt;
  const ObjectData* call = enum_call(*expression);
  const Value* flag = call == nullptr ? nullptr : call->keyword("create_constraint");
  if (flag == nullptr || flag->truth() != std::optional<bool>(true)) return std::nullopt;
  ConstraintDef check;
  check.kind = ConstraintKind::check;
  check.span = column.def.span;
  check.columns = {column.def.name};
  if (expression->name) check.name = expression->name->name;
  for (const std::string& label : expression->labels)
    check.expression += (check.expression.empty() ? "" : ", ") + quote_literal(label);
  check.expression = quote_identifier(column.def.name) + " IN (" + check.expression + ")";
  return check;
}

SqlType LibraryHost::enum_type(Interpreter& interpreter, const Value& value) {
  SqlType result;
  if (value.as_symbol() != nullptr) {
    result.type = DataType::unknown();
    return result;
  }
  result.enum_expression = enum_expression(interpreter, value);
  const EnumExpression& expression = *result.enum_expression;
  if (!expression.native) {
    const ObjectData& given = *value.as_object();
    const Value* length = given.keyword("length");
    std::size_t longest = 0;
    for (const std::string& label : expression.labels) longest = std::max(longest, label.size());
    if (length != nullptr && length->as_int() != nullptr)
      longest = static_cast<std::size_t>(*length->as_int());
    const bool known =
        expression.labels_known || (length != nullptr && length->as_int() != nullptr);
    const std::string modifier = longest == 0 ? "" : "(" + std::to_string(longest) + ")";
    result.type = known ? DataType::builtin("character varying", modifier) : DataType::unknown();
    return result;
  }
  result.type = expression.name ? DataType::user(*expression.name) : DataType::unknown();
  return result;
}

}  // namespace migcheck
