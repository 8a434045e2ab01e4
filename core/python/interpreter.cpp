// SPDX-License-Identifier: Apache-2.0
// Modules and names. A migration runs from top to bottom; a module that is only imported runs the
// statements that bind a name when that name is asked for, so importing an application costs
// nothing.
#include "core/python/interpreter.h"

#include <algorithm>
#include <array>

#include "core/python/library_modules.h"

namespace migcheck {
namespace {

/// Libraries that are never taken from the repository, even when it carries a stand-in for them.
constexpr std::array<std::string_view, 14> foreign_roots{
    "sqlalchemy",       "alembic", "geoalchemy2",   "pgvector",         "sqlmodel",
    "sqlalchemy_utils", "typing",  "alembic_utils", "flask_sqlalchemy", "enum",
    "datetime",         "os",      "uuid",          "typing_extensions"};

constexpr std::array<std::string_view, 65> builtin_names{"abs",
                                                         "all",
                                                         "any",
                                                         "bin",
                                                         "bool",
                                                         "hex",
                                                         "oct",
                                                         "bytes",
                                                         "callable",
                                                         "chr",
                                                         "dict",
                                                         "dir",
                                                         "divmod",
                                                         "enumerate",
                                                         "filter",
                                                         "float",
                                                         "format",
                                                         "frozenset",
                                                         "getattr",
                                                         "globals",
                                                         "hasattr",
                                                         "hash",
                                                         "id",
                                                         "input",
                                                         "int",
                                                         "isinstance",
                                                         "issubclass",
                                                         "iter",
                                                         "len",
                                                         "list",
                                                         "locals",
                                                         "map",
                                                         "max",
                                                         "min",
                                                         "next",
                                                         "object",
                                                         "open",
                                                         "ord",
                                                         "pow",
                                                         "print",
                                                         "property",
                                                         "range",
                                                         "repr",
                                                         "reversed",
                                                         "round",
                                                         "set",
                                                         "setattr",
                                                         "slice",
                                                         "sorted",
                                                         "staticmethod",
                                                         "classmethod",
                                                         "str",
                                                         "sum",
                                                         "super",
                                                         "tuple",
                                                         "type",
                                                         "vars",
                                                         "zip",
                                                         "NotImplementedError",
                                                         "__import__",
                                                         "delattr",
                                                         "NotImplemented",
                                                         "__name__",
                                                         "__debug__",
                                                         "exec"};

bool is_builtin(std::string_view name) {
  if (std::find(builtin_names.begin(), builtin_names.end(), name) != builtin_names.end())
    return true;
  return name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("Warning") ||
         name == "StopIteration" || name == "KeyboardInterrupt" || name == "SystemExit";
}

std::string_view first_part(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

/// Collects the names that a statement binds in its own scope.
void names_of_target(const Node* target, std::vector<std::string_view>& out) {
  if (target == nullptr) return;
  if (target->kind == NodeKind::name) out.push_back(target->text);
  if (target->kind == NodeKind::tuple || target->kind == NodeKind::list ||
      target->kind == NodeKind::starred) {
    for (const Node* element : target->children) names_of_target(element, out);
  }
  // `x.append(…)`-like changes of attributes and items belong to the name they start from.
  if (target->kind == NodeKind::attribute || target->kind == NodeKind::subscript) {
    names_of_target(target->child(0), out);
  }
}

void names_of_statement(const Node& node, std::vector<std::string_view>& out);

void names_of_block(const Node* block, std::vector<std::string_view>& out) {
  if (block == nullptr) return;
  if (block->kind != NodeKind::block) return names_of_statement(*block, out);
  for (const Node* statement : block->children) names_of_statement(*statement, out);
}

void names_of_statement(const Node& node, std::vector<std::string_view>& out) {
  switch (node.kind) {
    case NodeKind::assign:
      for (const Node* target : node.rest(1)) names_of_target(target, out);
      break;
    case NodeKind::ann_assign:
    case NodeKind::aug_assign:
      names_of_target(node.child(0), out);
      break;
    case NodeKind::function:
    case NodeKind::class_:
      out.push_back(node.text);
      break;
    case NodeKind::import:
    case NodeKind::import_from:
      for (const Node* alias : node.children) {
        const std::string_view name = alias->child(0) != nullptr      ? alias->child(0)->text
                                      : node.kind == NodeKind::import ? first_part(alias->text)
                                                                      : alias->text;
        if (name != "*") out.push_back(name);
      }
      break;
    case NodeKind::for_:
      names_of_target(node.child(0), out);
      [[fallthrough]];
    case NodeKind::if_:
    case NodeKind::while_:
      for (const Node* part : node.rest(node.kind == NodeKind::for_ ? 2 : 1))
        names_of_block(part, out);
      break;
    case NodeKind::try_:
      for (const Node* part : node.children) {
        if (part == nullptr) continue;
        names_of_block(part->kind == NodeKind::except ? part->child(1) : part, out);
      }
      break;
    case NodeKind::with:
      for (const Node* item : node.rest(1)) names_of_target(item->child(1), out);
      names_of_block(node.child(0), out);
      break;
    case NodeKind::expression: {  // `names.append("x")` changes the name
      const Node* value = node.child(0);
      if (value != nullptr && value->kind == NodeKind::call && value->child(0) != nullptr &&
          value->child(0)->kind == NodeKind::attribute) {
        names_of_target(value->child(0)->child(0), out);
      }
      break;
    }
    default:
      break;
  }
}

}  // namespace

const Value* CallArguments::keyword(std::string_view name) const {
  const auto it = std::find_if(keywords.begin(), keywords.end(),
                               [&](const auto& item) { return item.first == name; });
  return it == keywords.end() ? nullptr : &it->second;
}

const Value* CallArguments::get(std::size_t index, std::string_view name) const {
  return index < positional.size() ? &positional[index] : keyword(name);
}

std::shared_ptr<ObjectData> make_record(std::string path, const CallArguments& args) {
  auto record = make_record(std::move(path), args.call);
  record->args = args.positional;
  record->keywords = args.keywords;
  record->complete = args.complete;
  record->callee = args.callee;
  record->arg_spans = args.positional_spans;
  record->keyword_spans = args.keyword_spans;
  return record;
}

Interpreter::Interpreter(Host& host, ModuleLoader& loader, OperationSink* sink,
                         InterpreterLimits limits)
    : host_(host), loader_(loader), sink_(sink), limits_(limits) {}

Interpreter::~Interpreter() {
  for (const std::weak_ptr<ClassData>& one : classes_) {
    const std::shared_ptr<ClassData> type = one.lock();
    if (!type) continue;
    type->members.clear();
    type->scope->names.clear();
    type->scope->parent.reset();  // the function that holds the class
  }
  for (const std::weak_ptr<Scope>& one : closures_) {
    if (const std::shared_ptr<Scope> closure = one.lock()) closure->names.clear();
  }
}

std::shared_ptr<ClassData> Interpreter::new_class() {
  auto type = std::make_shared<ClassData>();
  type->scope = std::make_shared<Scope>();
  classes_.push_back(type);
  return type;
}

std::shared_ptr<FunctionData> Interpreter::new_function(std::shared_ptr<Scope> closure) {
  auto function = std::make_shared<FunctionData>();
  if (closure) closures_.push_back(closure);
  function->closure = std::move(closure);
  return function;
}

void Interpreter::step(const Node& node, const Frame& frame) {
  const bool cut_off = application_limit_ != 0 && steps_ > application_limit_;
  if (++steps_ > limits_.steps || cut_off) {
    throw BudgetExceeded{"the program runs for more steps than are followed", span(node, frame)};
  }
}

std::shared_ptr<ModuleData> Interpreter::run_module(std::shared_ptr<const PythonModule> source,
                                                    const std::string& name) {
  auto module = std::make_shared<ModuleData>();
  module->name = name;
  module->source = std::move(source);
  module->scope = std::make_shared<Scope>();
  module->scope->module = module.get();
  Frame frame;
  frame.scope = module->scope;
  frame.module = module.get();
  frame.source = module->source.get();
  try {
    run(module->source->root().children, frame);
  } catch (const PythonRaise& raised) {
    if (sink_ != nullptr) sink_->unknown(raised.span, "the module raises " + raised.type);
  } catch (const BudgetExceeded& exceeded) {
    if (sink_ != nullptr) sink_->unknown(exceeded.span, exceeded.reason);
  }
  close_since(frame, 0, 0);
  return module;
}

std::shared_ptr<ModuleData> Interpreter::lazy_module(std::shared_ptr<const PythonModule> source,
                                                     const std::string& name) {
  std::shared_ptr<ModuleData>& slot = lazy_modules_[source.get()];
  if (slot == nullptr) {
    slot = std::make_shared<ModuleData>();
    slot->name = name;
    slot->source = std::move(source);
    slot->scope = std::make_shared<Scope>();
    slot->scope->module = slot.get();
    slot->lazy = true;
    index_bindings(*slot);
  }
  return slot;
}

void Interpreter::index_bindings(ModuleData& module) {
  for (const Node* statement : module.source->root().children) {
    std::vector<std::string_view> names;
    names_of_statement(*statement, names);
    for (const std::string_view name : names) {
      std::vector<const Node*>& list = module.bindings[std::string(name)];
      if (list.empty() || list.back() != statement) list.push_back(statement);
    }
    if (statement->kind == NodeKind::import_from && statement->child(0) != nullptr &&
        statement->child(0)->text == "*") {
      module.star_imports.push_back(statement);
    }
  }
}

std::vector<std::string> Interpreter::bound_names(const ModuleData& module) {
  std::vector<std::string> names;
  for (const auto& [name, statements] : module.bindings) names.push_back(name);
  return names;
}

void Interpreter::bind_lazily(ModuleData& module, std::string_view name) {
  const auto found = module.bindings.find(name);
  if (found == module.bindings.end()) return;
  Frame frame;
  frame.scope = module.scope;
  frame.module = &module;
  frame.source = module.source.get();
  for (const Node* statement : found->second) {
    if (std::find(module.running.begin(), module.running.end(), statement) !=
        module.running.end()) {
      continue;
    }
    module.running.push_back(statement);
    try {
      run_statement(*statement, frame);
    } catch (const PythonRaise&) {
      bind(name, Value::unknown("the module raises while it is imported", span(*statement, frame)),
           frame);
    }
    close_since(frame, 0, 0);
  }
}

const Value* Interpreter::global(ModuleData& module, std::string_view name) {
  if (module.lazy) bind_lazily(module, name);
  const auto it = module.scope->names.find(name);
  if (it != module.scope->names.end()) return &it->second;
  if (module.searching_stars) return nullptr;
  module.searching_stars = true;
  const Value* found = global_from_stars(module, name);
  module.searching_stars = false;
  return found;
}

const Value* Interpreter::global_from_stars(ModuleData& module, std::string_view name) {
  for (const Node* star : module.star_imports) {
    const std::string from = absolute_name(star->text, module);
    const std::shared_ptr<ModuleData> other = import_module(from, module.source->file().path());
    if (other == nullptr || other.get() == &module) continue;
    if (const Value* value = global(*other, name)) {
      return &(module.scope->names[std::string(name)] = *value);
    }
  }
  return nullptr;
}

Value Interpreter::lookup(std::string_view name, const Node& node, Frame& frame) {
  for (const Scope* scope = frame.scope.get(); scope != nullptr; scope = scope->parent.get()) {
    if (scope->module != nullptr) break;  // module scopes are searched below
    const auto it = scope->names.find(name);
    if (it != scope->names.end()) return it->second;
  }
  if (const Value* value = global(*frame.module, name)) return *value;
  if (name == "__file__") return Value::string(frame.source->file().path());
  if (name == "__name__") return Value::string(frame.module->name);
  if (is_builtin(name)) return Value::symbol("builtins." + std::string(name));
  return Value::unknown("the name '" + std::string(name) + "' is not defined here",
                        span(node, frame));
}

void Interpreter::bind(std::string_view name, Value value, Frame& frame) {
  Scope* target = frame.scope.get();
  const auto declared = [&](const std::vector<std::string_view>& list) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  if (declared(target->globals)) {
    target = frame.module->scope.get();
  } else if (declared(target->nonlocals)) {
    for (Scope* outer = target->parent.get(); outer != nullptr; outer = outer->parent.get()) {
      if (outer->names.find(name) != outer->names.end()) {
        target = outer;
        break;
      }
    }
  }
  const auto it = target->names.find(name);
  if (it != target->names.end()) {
    it->second = std::move(value);
  } else {
    target->names.emplace(std::string(name), std::move(value));
  }
}

std::shared_ptr<ModuleData> Interpreter::import_module(const std::string& name,
                                                       const std::string& importer) {
  if (auto known = library_module(name)) return lazy_module(std::move(known), name);
  const std::string_view root = first_part(name);
  if (std::find(foreign_roots.begin(), foreign_roots.end(), root) != foreign_roots.end())
    return nullptr;
  std::shared_ptr<const PythonModule> source = loader_.load(name, importer);
  return source == nullptr ? nullptr : lazy_module(std::move(source), name);
}

std::string Interpreter::absolute_name(std::string_view written, const ModuleData& module) const {
  const std::size_t dots = std::min(written.find_first_not_of('.'), written.size());
  if (dots == 0) return std::string(written);
  // A relative import is resolved by path: "./" for the package of the importing file.
  std::string path = module.source->file().path();
  for (std::size_t i = 0; i < dots; ++i) {
    const std::size_t slash = path.rfind('/');
    path = slash == std::string::npos ? std::string() : path.substr(0, slash);
  }
  std::string tail(written.substr(dots));
  std::replace(tail.begin(), tail.end(), '.', '/');
  if (!path.empty() && !tail.empty()) path += '/';
  return "/" + path + tail;
}

Value Interpreter::imported_name(const std::string& module_name, std::string_view name,
                                 Frame& frame) {
  const std::string& importer = frame.source->file().path();
  const std::shared_ptr<ModuleData> module = import_module(module_name, importer);
  if (module != nullptr) {
    if (const Value* value = global(*module, name)) return *value;
  }
  const std::string separator = module_name.starts_with('/') ? "/" : ".";
  const std::string full = module_name + separator + std::string(name);
  if (const std::shared_ptr<ModuleData> inner = import_module(full, importer)) {
    return Value::module(inner);
  }
  if (module != nullptr && !is_library_file(module->source->file().path())) {
    return Value::unknown("'" + std::string(name) + "' is not bound in " +
                          module->source->file().path());
  }
  if (module_name.starts_with('/'))
    return Value::unknown("the module '" + full.substr(1) + "' was not found");
  return library_name(full);
}

Value Interpreter::library_name(const std::string& full) const {
  std::string path = canonical_symbol(full);
  const auto replaced = replaced_.find(path);
  return replaced != replaced_.end() ? replaced->second : Value::symbol(std::move(path));
}

Value Interpreter::globals_of(ModuleData& module) {
  Value made = Value::dict();
  DictData& dict = *made.as_dict();
  dict.complete = false;  // there may be more: what modules import with `*`, `__name__`
  for (const std::string& name : bound_names(module)) global(module, name);
  for (const auto& [name, value] : module.scope->names) dict.set(Value::string(name), value);
  return made;
}

void Interpreter::import_star(const std::string& module_name, Frame& frame) {
  const std::shared_ptr<ModuleData> module =
      import_module(module_name, frame.source->file().path());
  if (module == nullptr || frame.module->lazy) return;
  for (const std::string& name : bound_names(*module)) {
    if (name.starts_with('_')) continue;
    if (const Value* value = global(*module, name)) bind(name, *value, frame);
  }
}

Value Interpreter::adopt(const FunctionData& function) {
  if (function.closure != nullptr || function.source == nullptr)
    return Value::unknown("the function depends on where it was defined");
  const std::shared_ptr<FunctionData> own = new_function(nullptr);
  own->name = function.name;
  own->node = function.node;
  own->source = function.source;
  own->defaults = function.defaults;
  own->module = lazy_module(function.source, function.source->file().path());
  return Value::function(own);
}

Value Interpreter::evaluate_in(const Node& node, ModuleData& module) {
  Frame frame;
  frame.scope = module.scope;
  frame.module = &module;
  frame.source = module.source.get();
  return eval(node, frame);
}

Value Interpreter::evaluate_in(const Node& node, ClassData& type, ModuleData& module) {
  Frame frame;
  frame.scope = type.scope;
  frame.module = &module;
  frame.source = module.source.get();
  frame.class_body = true;
  return eval(node, frame);
}

}  // namespace migcheck
