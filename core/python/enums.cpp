// SPDX-License-Identifier: Apache-2.0
// Python enum classes: which names are members, and what their values are.
#include <algorithm>
#include <cctype>

#include "core/python/interpreter.h"

namespace migcheck {
namespace {

EnumBase own_base(const Value& base) {
  if (const ClassData* known = base.as_class()) return known->enum_base;
  const std::string* path = base.as_symbol();
  if (path == nullptr) return EnumBase::none;
  if (*path == "enum.Enum") return EnumBase::plain;
  if (path->ends_with(".StrEnum") || path->ends_with(".strenum.StrEnum")) return EnumBase::str_enum;
  if (*path == "enum.IntEnum") return EnumBase::integer;
  if (*path == "enum.Flag" || *path == "enum.IntFlag") return EnumBase::flag;
  return EnumBase::none;
}

bool mixes(const ClassData& type, std::string_view builtin) {
  return std::any_of(type.bases.begin(), type.bases.end(), [&](const Value& base) {
    if (const std::string* path = base.as_symbol()) return *path == builtin;
    const ClassData* known = base.as_class();
    return known != nullptr && mixes(*known, builtin);
  });
}

EnumBase enum_base(const ClassData& type) {
  EnumBase base = EnumBase::none;
  for (const Value& one : type.bases) base = std::max(base, own_base(one));
  if (base != EnumBase::plain) return base;
  if (mixes(type, "builtins.str")) return EnumBase::string;
  return mixes(type, "builtins.int") ? EnumBase::integer : base;
}

Value automatic_value(EnumBase base, const std::string& name, std::size_t index) {
  if (base == EnumBase::str_enum) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return Value::string(lower);
  }
  if (base == EnumBase::flag)
    return Value::integer(std::int64_t{1} << std::min<std::size_t>(index, 62));
  const Value number = Value::integer(static_cast<std::int64_t>(index) + 1);
  return base == EnumBase::string ? Value::string(std::to_string(index + 1)) : number;
}

bool is_auto(const Value& value) {
  const ObjectData* object = value.as_object();
  return object != nullptr && object->path == "enum.auto";
}

/// The index of the parameter that `__new__` keeps by `member._value_ = parameter`, without the
/// class itself; nothing when it does something else.
std::optional<std::size_t> kept_parameter(const Value* made_by) {
  const FunctionData* function = made_by == nullptr ? nullptr : made_by->as_function();
  if (function == nullptr || function->node->child(1) == nullptr) return std::nullopt;
  for (const Node* statement : function->node->child(1)->children) {
    if (statement->kind != NodeKind::assign || statement->child(0)->kind != NodeKind::name)
      continue;
    const Node* target = statement->child(1);
    if (target->kind != NodeKind::attribute || target->text != "_value_") continue;
    const auto parameters = function->node->child(0)->children;
    for (std::size_t i = 1; i < parameters.size(); ++i) {
      if (parameters[i]->text == statement->child(0)->text) return i - 1;
    }
  }
  return std::nullopt;
}

/// The value of a member whose class has a `__new__` of its own.
Value value_from_new(const Value* made_by, const Value& written, Span place) {
  const auto index = kept_parameter(made_by);
  const SequenceData* arguments = written.as_sequence();
  if (index && arguments != nullptr && *index < arguments->items.size()) {
    return arguments->items[*index];
  }
  if (index == std::optional<std::size_t>(0) && arguments == nullptr) return written;
  return Value::unknown("the class makes its members in __new__", place);
}

bool is_member_name(std::string_view name) { return !name.starts_with("_") && !name.empty(); }

}  // namespace

void Interpreter::make_enum(const std::shared_ptr<ClassData>& type, const Node& body,
                            Frame& frame) {
  type->enum_base = enum_base(*type);
  if (type->enum_base == EnumBase::none) return;
  std::size_t index = 0;
  for (const Node* statement : body.children) {
    const bool annotated =
        statement->kind == NodeKind::ann_assign && statement->child(2) != nullptr;
    if (statement->kind == NodeKind::if_ || statement->kind == NodeKind::for_ ||
        statement->kind == NodeKind::unsupported)
      type->complete = false;
    if (statement->kind != NodeKind::assign && !annotated) continue;
    const Node* target = statement->child(annotated ? 0 : 1);
    if (target == nullptr || target->kind != NodeKind::name || !is_member_name(target->text))
      continue;
    const std::string name(target->text);
    const auto bound = type->scope->names.find(name);
    if (bound == type->scope->names.end()) continue;
    Value value = bound->second;
    const Span member_span = span(*statement, frame);
    if (value.as_function() != nullptr || value.as_class() != nullptr) continue;
    const ObjectData* object = value.as_object();
    if (object != nullptr &&
        (object->path == "enum.nonmember" || object->path.ends_with(".property")))
      continue;
    if (is_auto(value)) {
      value = type->find("_generate_next_value_") == nullptr
                  ? automatic_value(type->enum_base, name, index)
                  : Value::unknown("the class computes its automatic values", member_span);
    }
    auto member = std::make_shared<InstanceData>();
    member->type = type;
    member->member_name = name;
    member->span = member_span;
    member->name_span = span(*target, frame);
    member->attributes["name"] = Value::string(name, member->name_span);
    member->attributes["value"] = value;
    member->attributes["_name_"] = member->attributes["name"];
    member->attributes["_value_"] = value;
    for (const Value& earlier : type->members) {
      const Value& held = earlier.as_instance()->attributes["value"];
      if (held.equals(value) == std::optional<bool>(true)) member->alias = true;
    }
    if (!member->alias) ++index;
    if (const Value* made_by = type->find("__new__")) {
      member->attributes["value"] = member->attributes["_value_"] =
          value_from_new(made_by, value, member_span);
    }
    const Value made = Value::instance(member);
    type->members.push_back(made);
    bound->second = made;
  }
}

/// `type(name, bases, attributes)`.
std::optional<Value> Interpreter::make_class(const CallArguments& args) {
  if (!args.complete || args.positional.size() != 3) return std::nullopt;
  const auto name = args.positional[0].known_string();
  const auto bases = elements(args.positional[1]);
  const DictData* attributes = args.positional[2].as_dict();
  if (!name || !bases || attributes == nullptr) return std::nullopt;
  auto type = std::make_shared<ClassData>();
  type->name = *name;
  type->bases = *bases;
  type->keywords = args.keywords;
  type->scope = std::make_shared<Scope>();
  type->complete = attributes->complete;
  for (const auto& [key, value] : attributes->items) {
    const auto attribute = key.known_string();
    if (!attribute) continue;
    type->scope->names[*attribute] = value;
    type->order.push_back(*attribute);
  }
  made_classes_.push_back(type);
  return Value::class_(type);
}

Value Interpreter::functional_enum(const std::string& path, const CallArguments& args) {
  const Value* names = args.get(1, "names");
  const std::optional<std::string> name =
      args.get(0, "value") != nullptr ? args.get(0, "value")->known_string() : std::nullopt;
  if (names == nullptr || !name) return Value::unknown("this enum is made at run time", args.call);
  const std::shared_ptr<ClassData> type = new_class();
  type->name = *name;
  type->bases = {Value::symbol(path)};
  if (const Value* mixin = args.keyword("type")) type->bases.push_back(*mixin);
  type->enum_base = enum_base(*type);
  std::vector<std::pair<std::string, std::optional<Value>>> members;
  if (const std::optional<std::string> text = names->known_string()) {
    std::string word;
    for (const char c : *text + " ") {
      if (c != ' ' && c != ',') {
        word += c;
      } else if (!word.empty()) {
        members.emplace_back(std::exchange(word, {}), std::nullopt);
      }
    }
  } else if (const DictData* dict = names->as_dict()) {
    type->complete = dict->complete;
    for (const auto& [key, value] : dict->items)
      members.emplace_back(key.known_string().value_or(""), value);
  } else if (const std::optional<ValueList> items = elements(*names)) {
    for (const Value& item : *items) {
      const SequenceData* pair = item.as_sequence();
      if (pair != nullptr && pair->items.size() == 2) {
        members.emplace_back(pair->items[0].known_string().value_or(""), pair->items[1]);
      } else {
        members.emplace_back(item.known_string().value_or(""), std::nullopt);
      }
    }
  } else {
    type->complete = false;
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    auto member = std::make_shared<InstanceData>();
    member->type = type;
    member->member_name = members[i].first;
    member->span = member->name_span = args.call;
    member->attributes["name"] = Value::string(members[i].first, args.call);
    member->attributes["value"] = members[i].second
                                      ? *members[i].second
                                      : automatic_value(type->enum_base, members[i].first, i);
    type->complete = type->complete && !members[i].first.empty();
    type->members.push_back(Value::instance(member));
    type->scope->names[members[i].first] = type->members.back();
    type->order.push_back(members[i].first);
  }
  return Value::class_(type);
}

}  // namespace migcheck
