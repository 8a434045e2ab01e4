// SPDX-License-Identifier: Apache-2.0
// Calls, attributes and the binding of arguments.
#include <algorithm>

#include "core/python/files.h"
#include "core/python/library_modules.h"

namespace migcheck {
namespace {

Value unknown_callee(const Value& callee, Span place) {
  const UnknownData* unknown = callee.as_unknown();
  return Value::unknown(unknown != nullptr ? unknown->reason : "what is called here is not known",
                        place);
}

/// dataclass and NamedTuple fields in order: annotated names, base classes first.
void collect_fields(const ClassData& type, std::vector<std::string>& out) {
  for (const Value& base : type.bases) {
    if (const ClassData* known = base.as_class()) collect_fields(*known, out);
  }
  if (type.node == nullptr) return;
  for (const Node* statement : type.node->child(1)->children) {
    if (statement->kind == NodeKind::ann_assign && statement->child(0)->kind == NodeKind::name) {
      const std::string name(statement->child(0)->text);
      if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
  }
}

/// The arguments of a call of `functools.partial(f, …)`: those given earlier first; of keywords the
/// later ones win.
CallArguments with_partial(const ObjectData& partial, CallArguments args) {
  args.complete = args.complete && partial.complete;
  args.positional.insert(args.positional.begin(), partial.args.begin() + 1, partial.args.end());
  args.positional_spans.insert(args.positional_spans.begin(), partial.arg_spans.begin() + 1,
                               partial.arg_spans.end());
  for (std::size_t i = 0; i < partial.keywords.size(); ++i) {
    if (args.keyword(partial.keywords[i].first) != nullptr) continue;
    args.keywords.push_back(partial.keywords[i]);
    args.keyword_spans.push_back(partial.keyword_spans[i]);
  }
  return args;
}

}  // namespace

CallArguments Interpreter::arguments(const Node& node, Frame& frame) {
  CallArguments args;
  args.call = span(node, frame);
  args.callee = node.child(0) != nullptr ? span(*node.child(0), frame) : args.call;
  for (const Node* argument : node.rest(1)) {
    const Span place = span(*argument, frame);
    if (argument->kind == NodeKind::keyword) {
      args.keywords.emplace_back(std::string(argument->text), eval(*argument->child(0), frame));
      args.keyword_spans.push_back(place);
    } else if (argument->kind == NodeKind::starred) {
      const std::optional<ValueList> items = elements(eval(*argument->child(0), frame));
      args.complete = args.complete && items.has_value();
      if (!items) continue;
      for (const Value& item : *items) {
        args.positional.push_back(item);
        args.positional_spans.push_back(place);
      }
    } else if (argument->kind == NodeKind::double_starred) {
      const Value given = eval(*argument->child(0), frame);
      const DictData* dict = given.as_dict();
      args.complete = args.complete && dict != nullptr && dict->complete;
      if (dict == nullptr) continue;
      for (const auto& [key, value] : dict->items) {
        args.keywords.emplace_back(key.known_string().value_or(""), value);
        args.keyword_spans.push_back(place);
      }
    } else {
      args.positional.push_back(eval(*argument, frame));
      args.positional_spans.push_back(place);
    }
  }
  return args;
}

Value Interpreter::eval_call(const Node& node, Frame& frame) {
  const Node& callee = *node.child(0);
  if (callee.kind == NodeKind::attribute) {
    const Value object = eval(*callee.child(0), frame);
    CallArguments args = arguments(node, frame);
    return call_named_method(object, std::string(callee.text), std::move(args))
        .mark_from_catalog(object.from_catalog());
  }
  const Value function = eval(callee, frame);
  CallArguments args = arguments(node, frame);
  if (auto made = super_object(function, args, frame)) return *made;
  if (const std::string* path = function.as_symbol();
      path != nullptr && *path == "builtins.globals")
    return globals_of(*frame.module);
  if (function.is_unknown()) {
    host_.unknown_call(args.call, function.as_unknown()->reason);
    return unknown_callee(function, args.call);
  }
  return call(function, std::move(args));
}

Value Interpreter::call_named_method(const Value& object, const std::string& name,
                                     CallArguments args) {
  if (const std::string* path = object.as_symbol()) {
    const Value method = attribute(Value::symbol(*path), name, args.callee);
    return call(method, std::move(args));
  }
  if (object.as_text() != nullptr) {
    if (std::optional<Value> result = call_string_method(*this, object, name, args)) return *result;
  }
  if (object.as_sequence() != nullptr || object.as_dict() != nullptr) {
    if (std::optional<Value> result = call_container_method(object, name, args)) return *result;
  }
  if (auto result = call_super_method(object, name, args)) return *result;
  if (auto result = call_regex_method(*this, object, name, args)) return *result;
  if (auto result = call_file_method(*this, object, name, args)) return *result;
  if (object.as_object() != nullptr) return host_.call_method(*this, object, name, args);
  if (object.is_unknown()) {
    host_.unknown_call(args.call, object.as_unknown()->reason);
    return unknown_callee(object, args.call);
  }
  const Value method = attribute(object, name, args.callee);
  const BoundMethodData* bound = method.as_bound();
  if (bound != nullptr && bound->function == nullptr) {  // no way of calling it but this one
    host_.unknown_call(args.call, "the method '" + name + "' is not followed");
    return unknown_callee(method, args.call);
  }
  return call(method, std::move(args));
}

Value Interpreter::call(const Value& callee, CallArguments args) {
  if (const FunctionData* function = callee.as_function())
    return call_function(*function, std::move(args), nullptr);
  if (const BoundMethodData* bound = callee.as_bound()) {
    if (bound->function == nullptr)
      return call_named_method(*bound->self, bound->name, std::move(args));
    if (const FunctionData* function = bound->function->as_function()) {
      return call_function(*function, std::move(args), bound->self.get());
    }
  }
  if (std::shared_ptr<ClassData> type = callee.class_ptr())
    return call_class(type, std::move(args));
  if (const std::string* path = callee.as_symbol()) {
    if (std::optional<Value> result = call_builtin(*path, args)) return *result;
    return host_.call(*this, *path, args);
  }
  if (const ObjectData* partial = callee.as_object();
      partial != nullptr && partial->path == "functools.partial" && !partial->args.empty()) {
    return call(partial->args.front(), with_partial(*partial, std::move(args)));
  }
  if (callee.as_object() != nullptr) return host_.call_method(*this, callee, "__call__", args);
  host_.unknown_call(args.call, "what is called here is not known");
  return unknown_callee(callee, args.call);
}

Value Interpreter::call_function(const FunctionData& function, CallArguments args,
                                 const Value* self) {
  if (call_depth_ >= limits_.call_depth) {
    throw BudgetExceeded{"the calls are nested too deeply", args.call};
  }
  const std::shared_ptr<ModuleData> module = function.module.lock();
  if (module == nullptr) return Value::unknown("the function's module is gone", args.call);
  const bool enters_application = module->lazy && application_limit_ == 0 && sink_ != nullptr;
  return enters_application ? call_application(function, *module, std::move(args), self)
                            : run_function(function, *module, std::move(args), self);
}

/// Cuts the call off when it takes too long; what it may have changed is unknown then.
Value Interpreter::call_application(const FunctionData& function, ModuleData& module,
                                    CallArguments args, const Value* self) {
  const CallArguments given = args;
  const int certainty = certainty_depth_;
  application_limit_ = steps_ + limits_.application_steps;
  try {
    Value result = run_function(function, module, std::move(args), self);
    application_limit_ = 0;
    return result;
  } catch (const PythonRaise&) {
    application_limit_ = 0;
    throw;
  } catch (const BudgetExceeded& exceeded) {
    application_limit_ = 0;
    certainty_depth_ = certainty;
    if (host_.reaches_database(given) || steps_ > limits_.steps) throw;
    host_.unknown_call(given.call, exceeded.reason);
    return Value::unknown(exceeded.reason, given.call);
  }
}

Value Interpreter::run_function(const FunctionData& function, ModuleData& module,
                                CallArguments args, const Value* self) {
  Frame frame;
  frame.scope = std::make_shared<Scope>();
  frame.scope->parent = function.closure;
  frame.module = &module;
  frame.source = function.source.get();
  frame.function = &function;
  frame.self = self;
  bind_parameters(function, args, self, frame);
  ++call_depth_;
  try {
    if (function.node->kind == NodeKind::lambda) {
      frame.result = eval(*function.node->child(1), frame);
    } else {
      const Flow flow = run_block(function.node->child(1), frame);
      if (flow != Flow::return_ && frame.may_have_returned && !frame.result.is_none()) {
        frame.result = Value::unknown("the result depends on an unknown condition", args.call);
      }
    }
  } catch (...) {
    --call_depth_;
    close_since(frame, 0, 0);
    throw;
  }
  --call_depth_;
  close_since(frame, 0, 0);
  if (frame.yields != nullptr) {
    Value made = Value::list(frame.yields->items);
    made.as_sequence()->complete = frame.yields->complete;
    return made;
  }
  return frame.result;
}

void Interpreter::bind_parameters(const FunctionData& function, CallArguments& args,
                                  const Value* self, Frame& frame) {
  ValueList positional;
  if (self != nullptr) positional.push_back(*self);
  positional.insert(positional.end(), args.positional.begin(), args.positional.end());
  std::vector<bool> used(args.keywords.size(), false);
  std::size_t at = 0;
  bool keyword_only = false;
  for (const Node* parameter : function.node->child(0)->children) {
    const std::string name(parameter->text);
    if (parameter->has(Node::flag_star)) {
      keyword_only = true;
      if (!name.empty()) {
        Value rest = Value::tuple(
            {positional.begin() + static_cast<std::ptrdiff_t>(std::min(at, positional.size())),
             positional.end()});
        rest.as_sequence()->complete = args.complete;
        frame.scope->names[name] = rest;
      }
      at = positional.size();
      continue;
    }
    if (parameter->has(Node::flag_double_star)) {
      Value rest = Value::dict();
      rest.as_dict()->complete = args.complete;
      for (std::size_t i = 0; i < args.keywords.size(); ++i) {
        if (!used[i])
          rest.as_dict()->set(Value::string(args.keywords[i].first), args.keywords[i].second);
      }
      frame.scope->names[name] = rest;
      continue;
    }
    if (!keyword_only && at < positional.size()) {
      frame.scope->names[name] = positional[at++];
      continue;
    }
    const auto given = std::find_if(args.keywords.begin(), args.keywords.end(),
                                    [&](const auto& item) { return item.first == name; });
    if (given != args.keywords.end()) {
      used[static_cast<std::size_t>(given - args.keywords.begin())] = true;
      frame.scope->names[name] = given->second;
      continue;
    }
    const auto standard = std::find_if(function.defaults.begin(), function.defaults.end(),
                                       [&](const auto& item) { return item.first == name; });
    if (args.complete && standard != function.defaults.end()) {
      frame.scope->names[name] = standard->second;
    } else {
      frame.scope->names[name] =
          Value::unknown("the argument '" + name + "' is not known", args.call);
    }
  }
}

Value Interpreter::call_class(const std::shared_ptr<ClassData>& type, CallArguments args) {
  if (type->enum_base != EnumBase::none && args.positional.size() == 1) {
    for (const Value& member : type->members) {
      const InstanceData& instance = *member.as_instance();
      const auto value = instance.attributes.find("value");
      if (value != instance.attributes.end() &&
          value->second.equals(args.positional[0]) == std::optional<bool>(true))
        return member;
      if (args.positional[0].as_instance() == &instance) return member;
    }
    return Value::unknown("the enum has no member with this value", args.call);
  }
  auto instance = std::make_shared<InstanceData>();
  instance->type = type;
  instance->span = args.call;
  instance->constructed = make_record(type->name, args);
  Value made = Value::instance(instance);
  const Value* init = type->find("__init__");
  if (init != nullptr && init->as_function() != nullptr) {
    call_function(*init->as_function(), std::move(args), &made);
    return made;
  }
  std::vector<std::string> fields;
  collect_fields(*type, fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (const Value* given = args.get(i, fields[i])) {
      instance->attributes[fields[i]] = *given;
    } else if (const Value* standard = type->find(fields[i])) {
      instance->attributes[fields[i]] = *standard;
    }
  }
  return made;
}

Value Interpreter::attribute(const Value& object, const std::string& name, Span place) {
  if (const std::string* path = object.as_symbol()) {
    // A folder without __init__.py is a package too, and becomes a symbol by itself.
    if (const auto inner = import_module(*path + "." + name, "")) return Value::module(inner);
    return library_name(*path + "." + name);
  }
  if (ModuleData* module = object.as_module()) {
    if (const Value* value = global(*module, name)) return *value;
    const std::string inner = module->name + (module->name.starts_with('/') ? "/" : ".") + name;
    if (const auto found = import_module(inner, module->source->file().path()))
      return Value::module(found);
    if (is_library_file(module->source->file().path()))
      return library_name(module->name + "." + name);
    return Value::unknown("'" + name + "' is not bound in " + module->source->file().path(), place);
  }
  if (object.as_instance() != nullptr) return instance_attribute(object, name, place);
  if (const std::shared_ptr<ClassData> type = object.class_ptr())
    return class_attribute(type, name, place);
  if (object.as_object() != nullptr) {
    const auto& attributes = object.as_object()->attributes;
    const auto it = attributes.find(name);
    if (auto inherited = super_attribute(object, name)) return *inherited;
    if (auto folder = path_attribute(object, name, place)) return *folder;
    return it != attributes.end() ? it->second : host_.attribute(*this, object, name, place);
  }
  if (const UnknownData* unknown = object.as_unknown())
    return Value::unknown(unknown->reason, place);
  if (object.as_function() != nullptr || object.as_bound() != nullptr) {
    if (name == "__name__" && object.as_function() != nullptr)
      return Value::string(object.as_function()->name);
    return Value::unknown("the attribute '" + name + "' of a function is not known", place);
  }
  return Value::bound(object, name);
}

Value Interpreter::bind_method(const Value& found, const Value& self,
                               const std::shared_ptr<ClassData>& type) {
  const FunctionData* function = found.as_function();
  if (function == nullptr) return found;
  switch (function->binding) {
    case FunctionData::Binding::static_method:
      return found;
    case FunctionData::Binding::class_method:
      return Value::bound(Value::class_(type), found);
    case FunctionData::Binding::property: {
      CallArguments none;
      none.call = none.callee = {};
      return call_function(*function, none, &self);
    }
    case FunctionData::Binding::plain:
      return Value::bound(self, found);
  }
  return found;
}

Value Interpreter::instance_attribute(const Value& object, const std::string& name, Span place) {
  const InstanceData& instance = *object.as_instance();
  const auto it = instance.attributes.find(name);
  if (it != instance.attributes.end()) return it->second;
  if (instance.type == nullptr)
    return Value::unknown("the attribute '" + name + "' is not known", place);
  if (name == "__class__") return Value::class_(instance.type);
  if (const Value* found = instance.type->find(name))
    return bind_method(*found, object, instance.type);
  if (const std::optional<std::string> text = object.known_string()) {  // str mixin
    return Value::bound(Value::string(*text, instance.span), name);
  }
  if (std::optional<Value> inherited = host_.instance_attribute(*this, object, name, place)) {
    return *inherited;
  }
  return Value::unknown(
      "the attribute '" + name + "' of '" + instance.type->name + "' is not known", place);
}

Value Interpreter::class_attribute(const std::shared_ptr<ClassData>& type, const std::string& name,
                                   Span place) {
  if (name == "__name__" || name == "__qualname__") return Value::string(type->name);
  if (auto column = mapped_attribute(type, name, place)) return *column;
  if (const Value* found = type->find(name)) {
    const FunctionData* function = found->as_function();
    if (function != nullptr && function->binding == FunctionData::Binding::class_method) {
      return Value::bound(Value::class_(type), *found);
    }
    if (function != nullptr && name == "__tablename__")  // a declared_attr
      return call(Value::bound(Value::class_(type), *found), CallArguments{});
    return *found;
  }
  if (name == "__members__" && type->enum_base != EnumBase::none) {
    Value members = Value::dict();
    for (const Value& member : type->members)
      members.as_dict()->set(Value::string(member.as_instance()->member_name), member);
    members.as_dict()->complete = type->complete;
    return members;
  }
  if (name == "__table__" || name == "metadata") {  // made by SQLAlchemy
    auto table = make_record(
        name == "metadata" ? "sqlalchemy.orm.class_metadata" : "sqlalchemy.orm.mapped_table",
        place);
    table->args = {Value::class_(type)};
    table->arg_spans = {place};
    return Value::object(std::move(table));
  }
  if (name == "as_mutable") {
    for (const char* base : {"Mutable", "MutableDict", "MutableList", "MutableSet"}) {
      const std::string path = std::string("sqlalchemy.ext.mutable.") + base;
      if (type->derives_from(path)) return Value::symbol(path + ".as_mutable");
    }
  }
  return Value::unknown("the attribute '" + name + "' of class '" + type->name + "' is not known",
                        place);
}

// The default host: nothing is known about foreign code, everything is recorded.

Value Host::call(Interpreter&, const std::string& path, const CallArguments& args) {
  return Value::object(make_record(path, args));
}

Value Host::call_method(Interpreter& interpreter, const Value& object, const std::string& name,
                        const CallArguments& args) {
  if (name == "__iter__")
    return Value::unknown("the elements of a foreign object are not known", args.call);
  const std::string* symbol = object.as_symbol();
  const std::string base = symbol != nullptr ? *symbol : object.as_object()->path;
  Value made = Host::call(interpreter, base + "()." + name, args);
  made.as_object()->receiver = object.object_ptr();
  return made;
}

Value Host::attribute(Interpreter&, const Value& object, const std::string& name, Span place) {
  auto record = make_record(object.as_object()->path + "()." + name, place);
  record->receiver = object.object_ptr();
  return Value::object(std::move(record));
}

std::optional<Value> Host::instance_attribute(Interpreter&, const Value&, const std::string&,
                                              Span) {
  return std::nullopt;
}

Value Host::enter(Interpreter&, const Value& manager) { return manager; }
void Host::leave(Interpreter&, const Value&, bool) {}
bool Host::reaches_database(const CallArguments&) { return false; }
void Host::unknown_call(const Span&, const std::string&) {}

}  // namespace migcheck
