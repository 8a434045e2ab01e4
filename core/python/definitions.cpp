// SPDX-License-Identifier: Apache-2.0
// Statements that bind a name: imports, functions, classes.
#include "core/python/element_compiler.h"
#include "core/python/interpreter.h"

namespace migcheck {

void Interpreter::run_import(const Node& node, Frame& frame) {
  for (const Node* alias : node.children) {
    const std::string name(alias->text);
    const std::string top = name.substr(0, name.find('.'));
    const std::string& wanted = alias->child(0) != nullptr ? name : top;
    const std::shared_ptr<ModuleData> module = import_module(wanted, frame.source->file().path());
    Value value =
        module != nullptr ? Value::module(module) : Value::symbol(canonical_symbol(wanted));
    bind(alias->child(0) != nullptr ? alias->child(0)->text : std::string_view(top),
         std::move(value), frame);
  }
}

void Interpreter::run_import_from(const Node& node, Frame& frame) {
  const std::string module_name = absolute_name(node.text, *frame.module);
  for (const Node* alias : node.children) {
    if (alias->text == "*") {
      import_star(module_name, frame);
      continue;
    }
    const std::string_view bound = alias->child(0) != nullptr ? alias->child(0)->text : alias->text;
    bind(bound, imported_name(module_name, alias->text, frame), frame);
  }
}

void Interpreter::define_function(const Node& node, Frame& frame) {
  const bool at_module_level = frame.scope->module != nullptr;
  const std::shared_ptr<FunctionData> function = new_function(
      frame.class_body ? frame.scope->parent : (at_module_level ? nullptr : frame.scope));
  function->name = std::string(node.text);
  function->node = &node;
  function->source = frame.module->source;
  for (const Node* parameter : node.child(0)->children) {
    if (parameter->child(0) != nullptr) {
      function->defaults.emplace_back(std::string(parameter->text),
                                      eval(*parameter->child(0), frame));
    }
  }
  for (const Node* decorator : node.rest(3)) {
    const std::string_view text = decorator->text;
    if (decorator->kind == NodeKind::name || decorator->kind == NodeKind::attribute) {
      if (text == "staticmethod") function->binding = FunctionData::Binding::static_method;
      if (text == "classmethod") function->binding = FunctionData::Binding::class_method;
      if (text == "property" || text == "cached_property")
        function->binding = FunctionData::Binding::property;
    }
  }
  function->module = frame.module->shared_from_this();
  bind(node.text, decorate(Value::function(function), node.rest(3), frame), frame);
}

namespace {

/// `@compiles(Element, "postgresql")`: the class keeps the function that writes its SQL.
void remember_compiler(const ObjectData& decorator, const Value& function) {
  if (decorator.path != "sqlalchemy.ext.compiler.compiles" || decorator.args.empty()) return;
  const ClassData* type = decorator.args[0].as_class();
  if (type == nullptr || type->scope == nullptr || function.as_function() == nullptr) return;
  if (decorator.args.size() == 1) type->scope->names[std::string(any_dialect_compiler)] = function;
  for (std::size_t i = 1; i < decorator.args.size(); ++i) {
    if (decorator.args[i].known_string() == "postgresql")
      type->scope->names[std::string(postgresql_compiler)] = function;
  }
}

}  // namespace

/// Decorators of known libraries keep what a function does; a decorator of the repository is
/// called; of anything else nothing is known.
Value Interpreter::decorate(Value decorated, std::span<const Node* const> decorators,
                            Frame& frame) {
  for (std::size_t i = decorators.size(); i-- > 0;) {
    const Value decorator = eval(*decorators[i], frame);
    if (decorator.as_function() != nullptr) {
      CallArguments args;
      args.positional.push_back(decorated);
      args.call = args.callee = span(*decorators[i], frame);
      args.positional_spans.push_back(args.call);
      Value made = call(decorator, std::move(args));
      if (!made.is_unknown()) decorated = std::move(made);
    } else if (decorator.as_object() != nullptr) {
      remember_compiler(*decorator.as_object(), decorated);
    } else if (decorator.is_unknown() && decorated.as_class() == nullptr) {
      return Value::unknown("decorated by something unknown: " + decorator.as_unknown()->reason,
                            span(*decorators[i], frame));
    }
  }
  return decorated;
}

void Interpreter::define_class(const Node& node, Frame& frame) {
  const std::shared_ptr<ClassData> type = new_class();
  type->name = std::string(node.text);
  type->node = &node;
  type->source = frame.module->source;
  type->scope->parent = frame.scope->module != nullptr ? nullptr : frame.scope;
  const CallArguments given = arguments(*node.child(0), frame);
  type->bases = given.positional;
  type->keywords = given.keywords;
  type->complete = given.complete;
  Frame body;
  body.scope = type->scope;
  body.module = frame.module;
  body.source = frame.source;
  body.class_body = true;
  for (const Node* statement : node.child(1)->children) {
    if (statement->kind == NodeKind::ann_assign && statement->child(0)->kind == NodeKind::name) {
      type->annotations[std::string(statement->child(0)->text)] = statement->child(1);
    }
    std::vector<std::string> before;
    for (const auto& [name, value] : type->scope->names) before.push_back(name);
    try {
      run_statement(*statement, body);
    } catch (const PythonRaise&) {
      type->complete = false;
    }
    for (const auto& [name, value] : type->scope->names) {
      if (!std::binary_search(before.begin(), before.end(), name)) type->order.push_back(name);
    }
  }
  close_since(body, 0, 0);
  make_enum(type, *node.child(1), body);
  bind(node.text, decorate(Value::class_(type), node.rest(2), frame), frame);
}

}  // namespace migcheck
