// SPDX-License-Identifier: Apache-2.0
// super(): the attributes of the base classes. What reaches __init__ of a base class outside the
// repository is kept with the instance, because it decides what the object is.
#include "core/python/interpreter.h"

namespace migcheck {
namespace {

constexpr const char* super_path = "builtins.super";

/// The class whose body holds the function; null when it is not found among the bases.
std::shared_ptr<ClassData> class_of_method(const std::shared_ptr<ClassData>& type,
                                           const FunctionData& function, int depth = 0) {
  constexpr int deepest = 50;
  if (type == nullptr || type->scope == nullptr || depth > deepest) return nullptr;
  for (const auto& [name, value] : type->scope->names) {
    const FunctionData* method = value.as_function();
    if (method != nullptr && method->node == function.node) return type;
  }
  for (const Value& base : type->bases) {
    if (auto found = class_of_method(base.class_ptr(), function, depth + 1)) return found;
  }
  return nullptr;
}

const Value* find_in_bases(const ClassData& type, const std::string& name) {
  for (const Value& base : type.bases) {
    const ClassData* known = base.as_class();
    const Value* found = known == nullptr ? nullptr : known->find(name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

const ObjectData* as_super(const Value& object) {
  const ObjectData* record = object.as_object();
  return record != nullptr && record->path == super_path && record->args.size() == 2 ? record
                                                                                     : nullptr;
}

}  // namespace

std::optional<Value> Interpreter::super_object(const Value& callee, const CallArguments& args,
                                               const Frame& frame) {
  const std::string* path = callee.as_symbol();
  if (path == nullptr || *path != super_path || !args.complete) return std::nullopt;
  auto record = make_record(super_path, args.call);
  if (args.positional.size() == 2) {
    record->args = args.positional;
  } else if (args.positional.empty() && frame.function != nullptr && frame.self != nullptr) {
    const InstanceData* instance = frame.self->as_instance();
    const auto type = instance != nullptr ? instance->type : frame.self->class_ptr();
    const auto owner = class_of_method(type, *frame.function);
    if (owner == nullptr) return std::nullopt;
    record->args = {Value::class_(owner), *frame.self};
  } else {
    return std::nullopt;
  }
  record->arg_spans.assign(2, args.call);
  return Value::object(std::move(record));
}

std::optional<Value> Interpreter::super_attribute(const Value& object, const std::string& name) {
  const ObjectData* record = as_super(object);
  const std::shared_ptr<ClassData> type = record == nullptr ? nullptr : record->args[0].class_ptr();
  const Value* found = type == nullptr ? nullptr : find_in_bases(*type, name);
  if (found == nullptr) return std::nullopt;
  return bind_method(*found, record->args[1], type);
}

std::optional<Value> Interpreter::call_super_method(const Value& object, const std::string& name,
                                                    const CallArguments& args) {
  const ObjectData* record = as_super(object);
  if (record == nullptr) return std::nullopt;
  if (const auto method = super_attribute(object, name)) return call(*method, args);
  InstanceData* instance = record->args[1].as_instance();
  if (name != "__init__" || instance == nullptr) return std::nullopt;
  instance->initialised = make_record(instance->type->name, args);
  return Value::none();
}

}  // namespace migcheck
