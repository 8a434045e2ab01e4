// SPDX-License-Identifier: Apache-2.0
#include "core/models/column_types.h"

#include <utility>

#include "core/models/python_types.h"

namespace migcheck {
namespace {

SqlType unknown_type() {
  SqlType type;
  type.type = DataType::unknown();
  return type;
}

/// The map of the nearest class that has one; Unknown when it cannot be read, None without one.
Value type_annotation_map(const ClassOrder& order) {
  for (const ClassPtr& type : order.classes) {
    if (const Value* map = own_attribute(*type, "type_annotation_map")) return *map;
    const Value* registry = own_attribute(*type, "registry");
    const ObjectData* made = registry == nullptr ? nullptr : registry->as_object();
    if (made == nullptr) continue;
    if (const Value* map = made->keyword("type_annotation_map")) return *map;
  }
  return Value::none();
}

/// An Unknown is the same as its copies: whatever it is, both are that.
bool same_type(const Value& a, const Value& b) {
  if (a.is_unknown()) return a.as_unknown() == b.as_unknown();
  if (a.as_class() != nullptr) return a.as_class() == b.as_class();
  return a.as_symbol() != nullptr && b.as_symbol() != nullptr && *a.as_symbol() == *b.as_symbol();
}

const Value* find_type(const DictData& map, const Value& type) {
  for (const auto& [key, value] : map.items) {
    if (same_type(key, type)) return &value;
  }
  return nullptr;
}

bool is_enum(const Value& type) {
  return type.as_class() != nullptr && type.as_class()->enum_base != EnumBase::none;
}

/// `{enum.Enum: sa.Enum(enum.Enum, native_enum=False)}`: the entry with the class put in.
SqlType generic_enum(Interpreter& interpreter, LibraryHost& host, const Value& entry,
                     const Value& type) {
  const ObjectData* object = entry.as_object();
  if (object == nullptr || !is_generic_enum(object->path) || object->args.empty()) {
    return unknown_type();
  }
  auto filled = std::make_shared<ObjectData>(*object);
  filled->args.front() = type;
  return host.type(interpreter, Value::object(std::move(filled)));
}

}  // namespace

SqlType default_enum(Interpreter& interpreter, LibraryHost& host, const Value& type, Span place) {
  auto call = make_record("sqlalchemy.Enum", place);
  call->args = {type};
  call->arg_spans = {place};
  return host.type(interpreter, Value::object(std::move(call)));
}

SqlType annotated_type(Interpreter& interpreter, LibraryHost& host, const Annotation& annotation,
                       const ClassOrder& order) {
  const Value& type = annotation.type;
  const Value map = type_annotation_map(order);
  const DictData* entries = map.as_dict();
  const bool listed = entries != nullptr && (entries->complete || entries->unknown_keys);
  if (!map.is_none() && !listed) return unknown_type();
  if (entries != nullptr) {
    if (const Value* entry = find_type(*entries, type)) return host.type(interpreter, *entry);
    const Value* entry = is_enum(type) ? find_type(*entries, Value::symbol("enum.Enum")) : nullptr;
    if (entry != nullptr) return generic_enum(interpreter, host, *entry, type);
  }
  // An unknown key is none of Python's own types, but may be a class of the repository.
  if (entries != nullptr && !entries->complete && type.as_symbol() == nullptr)
    return unknown_type();
  if (is_enum(type)) return default_enum(interpreter, host, type, annotation.span);
  SqlType result = unknown_type();
  if (type.as_symbol() == nullptr) return result;
  if (const auto known = type_of_python_type(*type.as_symbol())) result.type = *known;
  result.integer = *type.as_symbol() == "builtins.int";
  return result;
}

}  // namespace migcheck
