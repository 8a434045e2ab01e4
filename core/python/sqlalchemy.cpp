// SPDX-License-Identifier: Apache-2.0
#include "core/python/sqlalchemy.h"

#include <algorithm>
#include <array>

#include "core/source/digest.h"

namespace migcheck {
namespace {

/// Flask-SQLAlchemy's `db` object offers the names of sqlalchemy and of sqlalchemy.orm.
bool is_flask_database(const ObjectData& object) {
  return object.path == "flask_sqlalchemy.SQLAlchemy";
}

Value flask_name(const std::string& name) {
  if (name == "Model") return Value::symbol("flask_sqlalchemy.Model");
  constexpr std::array<std::string_view, 12> of_orm{
      "relationship", "backref",   "column_property", "deferred", "synonym",        "mapped_column",
      "Mapped",       "composite", "declared_attr",   "registry", "as_declarative", "validates"};
  const bool orm = std::find(of_orm.begin(), of_orm.end(), name) != of_orm.end();
  return Value::symbol((orm ? "sqlalchemy.orm." : "sqlalchemy.") + name);
}

}  // namespace

Value LibraryHost::call(Interpreter& interpreter, const std::string& path,
                        const CallArguments& args) {
  if (path.starts_with("sqlalchemy.") && path.ends_with(".conv") && !args.positional.empty())
    return Value(args.positional[0]).mark_final_name();
  Value made = Host::call(interpreter, path, args);
  if (is_generic_enum(path) || is_postgresql_enum(path)) enum_expression(interpreter, made);
  return made;
}

Value LibraryHost::call_method(Interpreter& interpreter, const Value& object,
                               const std::string& name, const CallArguments& args) {
  const ObjectData* record = object.as_object();
  if (record != nullptr && is_flask_database(*record)) {
    return interpreter.call(flask_name(name), args);
  }
  if (record != nullptr && name == "type_descriptor" && args.positional.size() == 1)
    return args.positional[0];
  Value made = Host::call_method(interpreter, object, name, args);
  if (name == "with_variant" && made.as_object() != nullptr)
    type(interpreter, made);  // marks the variants
  return made;
}

Value LibraryHost::attribute(Interpreter& interpreter, const Value& object, const std::string& name,
                             Span span) {
  const ObjectData& record = *object.as_object();
  if (is_flask_database(record)) {
    if (name == "metadata") return Host::attribute(interpreter, object, name, span);
    const Value* base = name == "Model" ? record.keyword("model_class") : nullptr;
    return base != nullptr && base->class_ptr() != nullptr ? *base : flask_name(name);
  }
  if (record.path == "sqlalchemy.dialect" && name == "name") return Value::string("postgresql");
  if (record.path.ends_with("().dialect") && name == "name") return Value::string("postgresql");
  if ((is_generic_enum(record.path) || is_postgresql_enum(record.path)) && name == "name") {
    const auto expression = enum_expression(interpreter, object);
    if (expression->name) return Value::string(expression->name->name, record.span);
  }
  if ((is_generic_enum(record.path) || is_postgresql_enum(record.path)) && name == "enums") {
    const auto expression = enum_expression(interpreter, object);
    ValueList labels;
    for (const std::string& label : expression->labels)
      labels.push_back(Value::string(label, record.span));
    Value list = Value::list(std::move(labels));
    list.as_sequence()->complete = expression->labels_known;
    return list;
  }
  return Host::attribute(interpreter, object, name, span);
}

std::string shortened_name(const std::string& name) {
  constexpr std::size_t longest = 63;
  if (name.size() <= longest) return name;
  return name.substr(0, longest - 8) + "_" + md5_hex(name).substr(28);
}

/// `class Database(SQLAlchemy)`: the `db` object of such a class offers the same names.
std::optional<Value> LibraryHost::instance_attribute(Interpreter& interpreter, const Value& object,
                                                     const std::string& name, Span span) {
  const InstanceData& instance = *object.as_instance();
  if (!instance.type->derives_from("flask_sqlalchemy.SQLAlchemy")) return std::nullopt;
  auto record = make_record("flask_sqlalchemy.SQLAlchemy", instance.span);
  return attribute(interpreter, Value::object(std::move(record)), name, span);
}

}  // namespace migcheck
