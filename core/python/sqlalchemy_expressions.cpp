// SPDX-License-Identifier: Apache-2.0
// SQL expressions built in Python, and the values that server_default accepts.
#include <algorithm>
#include <array>

#include "core/python/element_compiler.h"
#include "core/python/sqlalchemy.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

/// Functions that sqlalchemy.sql.functions has as classes.
constexpr std::array<std::string_view, 10> function_classes{
    "coalesce", "now", "count", "max", "min", "sum", "concat", "char_length", "random", "rank"};

bool written_without_brackets(const std::string& function) {
  constexpr std::array<std::string_view, 8> names{
      "current_date", "current_time",   "current_timestamp", "current_user",
      "localtime",    "localtimestamp", "session_user",      "user"};
  return std::find(names.begin(), names.end(), ascii_lower(function)) != names.end();
}

/// sqlalchemy.func.coalesce → "coalesce"; empty for other paths.
std::string function_name(const std::string& path) {
  constexpr std::string_view root = "sqlalchemy.func.";
  if (path.starts_with(root)) return path.substr(root.size());
  const std::string last = path.substr(path.rfind('.') + 1);
  const bool known =
      path == "sqlalchemy." + last &&
      std::find(function_classes.begin(), function_classes.end(), last) != function_classes.end();
  return known ? last : "";
}

std::optional<std::string> constant(const Value& value) {
  if (value.is_unset()) return std::nullopt;
  if (value.is_none()) return "NULL";
  if (const bool* b = value.as_bool()) return *b ? "true" : "false";
  if (const std::int64_t* i = value.as_int()) return std::to_string(*i);
  if (const std::optional<std::string> text = value.known_string()) return quote_literal(*text);
  return std::nullopt;
}

/// column.not_in([…]), column.like(…) as SQL.
std::optional<std::string> method_condition(Interpreter& interpreter, const ObjectData& call,
                                            const std::string& base) {
  if (call.args.size() != 1) return std::nullopt;
  const std::string method = call.path.substr(call.path.rfind('.') + 1);
  if (method == "not_in" || method == "notin_") {
    const std::optional<ValueList> items = interpreter.elements(call.args[0]);
    if (!items || items->empty()) return std::nullopt;
    std::string list;
    for (const Value& item : *items) {
      const std::optional<std::string> text = constant(item);
      if (!text) return std::nullopt;
      list += (list.empty() ? "" : ", ") + *text;
    }
    return base + " NOT IN (" + list + ")";
  }
  const std::optional<std::string> operand = constant(call.args[0]);
  if (operand && method == "like") return base + " LIKE " + *operand;
  if (operand && method == "ilike") return base + " ILIKE " + *operand;
  return std::nullopt;
}

bool is_compiles(const Node& decorator) {
  const Node* callee = decorator.kind == NodeKind::call ? decorator.child(0) : nullptr;
  return callee != nullptr && callee->text == "compiles" &&
         (callee->kind == NodeKind::name || callee->kind == NodeKind::attribute);
}

/// Whether `@compiles(Class, …)` is for this class, and for PostgreSQL or any dialect.
bool compiles_for(Interpreter& interpreter, const Node& decorator, ModuleData& module,
                  const ClassData& type) {
  const auto arguments = decorator.rest(1);
  if (arguments.empty() || interpreter.evaluate_in(*arguments[0], module).as_class() != &type)
    return false;
  return arguments.size() == 1 ||
         std::any_of(arguments.begin() + 1, arguments.end(), [&](const Node* one) {
           return interpreter.evaluate_in(*one, module).known_string() == "postgresql";
         });
}

/// The function that writes the SQL of a class of a module which was not run as a whole: of two,
/// the one for PostgreSQL, which has the longer decorator.
Value compiler_in_source(Interpreter& interpreter, const ClassData& type) {
  if (type.source == nullptr) return {};
  const auto module = interpreter.lazy_module(type.source, type.source->file().path());
  const Node* found = nullptr;
  std::size_t arguments = 0;
  for (const Node* node : type.source->root().children) {
    if (node == nullptr || node->kind != NodeKind::function) continue;
    for (const Node* decorator : node->rest(3)) {
      if (!is_compiles(*decorator) || decorator->children.size() < arguments ||
          !compiles_for(interpreter, *decorator, *module, type))
        continue;
      found = node;
      arguments = decorator->children.size();
    }
  }
  return found == nullptr
             ? Value()
             : interpreter.attribute(Value::module(module), std::string(found->text), {});
}

/// An element of the repository's own: what its `@compiles` function for PostgreSQL returns.
std::optional<std::string> compiled_element(Interpreter& interpreter, const Value& value) {
  const InstanceData* instance = value.as_instance();
  if (instance == nullptr || instance->type == nullptr) return std::nullopt;
  const Value* compiler = instance->type->find(postgresql_compiler);
  if (compiler == nullptr) compiler = instance->type->find(any_dialect_compiler);
  const Value function =
      compiler != nullptr ? *compiler : compiler_in_source(interpreter, *instance->type);
  if (function.as_function() == nullptr) return std::nullopt;
  CallArguments args;
  args.positional = {value, Value::unknown("SQLAlchemy's compiler is not followed")};
  args.positional_spans = {instance->span, instance->span};
  return interpreter.call(function, std::move(args)).known_string();
}

}  // namespace

std::optional<std::string> LibraryHost::expression(Interpreter& interpreter, const Value& value) {
  if (std::optional<std::string> text = value.known_string()) return text;
  if (const std::string* symbol = value.as_symbol()) {
    const std::string name = function_name(*symbol);
    if (!name.empty()) return name + "()";
  }
  if (value.as_instance() != nullptr) return compiled_element(interpreter, value);
  const ObjectData* object = value.as_object();
  if (object == nullptr || !object->complete) return std::nullopt;
  const std::string& path = object->path;
  const auto operand = [&](const Value& one) -> std::optional<std::string> {
    return one.as_object() != nullptr ? expression(interpreter, one) : constant(one);
  };
  if (path == "sqlalchemy.text" || path == "sqlalchemy.literal_column" ||
      path == "sqlalchemy.DDL") {
    return object->args.empty() ? std::nullopt : object->args[0].known_string();
  }
  if (path == "sqlalchemy.true" || path == "sqlalchemy.false" || path == "sqlalchemy.null")
    return path.substr(path.rfind('.') + 1);
  if (path == "sqlalchemy.literal" || path == "alembic.op.inline_literal")
    return object->args.empty() ? std::nullopt : constant(object->args[0]);
  if (const std::optional<std::string> name = column_name(value)) return quote_identifier(*name);
  if (const std::string name = function_name(path); !name.empty()) {
    if (object->args.empty() && written_without_brackets(name)) return name;
    std::string out = name + "(";
    for (std::size_t i = 0; i < object->args.size(); ++i) {
      const std::optional<std::string> part = operand(object->args[i]);
      if (!part) return std::nullopt;
      out += (i > 0 ? ", " : "") + *part;
    }
    return out + ")";
  }
  if (path.starts_with("builtins.operator") && object->args.size() == 2) {
    std::string op = path.substr(std::string_view("builtins.operator").size());
    if (op == "==") op = "=";
    if (op == "!=") op = "<>";
    const auto left = operand(object->args[0]);
    const auto right = operand(object->args[1]);
    if (!left || !right) return std::nullopt;
    if (op == "|" || op == "&")
      return "(" + *left + ")" + (op == "|" ? " OR " : " AND ") + "(" + *right + ")";
    if (object->args[1].is_none() && (op == "=" || op == "<>"))
      return *left + (op == "=" ? " IS NULL" : " IS NOT NULL");
    return *left + " " + op + " " + *right;
  }
  if ((path == "sqlalchemy.cast" || path.ends_with("().cast")) && !object->args.empty()) {
    const bool method = object->receiver != nullptr;
    const auto inner = method ? expression(interpreter, Value::object(object->receiver))
                              : operand(object->args[0]);
    const SqlType target =
        type(interpreter, method ? object->args[0]
                                 : object->args[std::min<std::size_t>(1, object->args.size() - 1)]);
    if (inner && target.type.known) return "CAST(" + *inner + " AS " + target.type.format() + ")";
    return std::nullopt;
  }
  return combined_expression(interpreter, *object);
}

/// and_(), or_(), not_() and methods of expressions.
std::optional<std::string> LibraryHost::combined_expression(Interpreter& interpreter,
                                                            const ObjectData& object) {
  const std::string& path = object.path;
  const auto operand = [&](const Value& one) -> std::optional<std::string> {
    return one.as_object() != nullptr ? expression(interpreter, one) : constant(one);
  };
  if ((path == "sqlalchemy.and_" || path == "sqlalchemy.or_") && !object.args.empty()) {
    std::string out;
    for (const Value& arg : object.args) {
      const auto part = operand(arg);
      if (!part) return std::nullopt;
      out += (out.empty() ? "" : path.ends_with("and_") ? " AND " : " OR ") + *part;
    }
    return "(" + out + ")";
  }
  if (path == "sqlalchemy.not_" && object.args.size() == 1) {
    const auto inner = operand(object.args[0]);
    return inner ? std::optional("NOT (" + *inner + ")") : std::nullopt;
  }
  if (path == "sqlalchemy.Sequence().next_value" && object.receiver != nullptr) {
    const std::optional<std::string> name =
        object.receiver->args.empty() ? std::nullopt : object.receiver->args[0].known_string();
    return name ? std::optional("nextval(" + quote_literal(quote_identifier(*name)) + ")")
                : std::nullopt;
  }
  if (object.receiver != nullptr) {
    auto base = expression(interpreter, Value::object(object.receiver));
    if (!base) return std::nullopt;
    if (path.ends_with("().is_") && object.args.size() == 1 && object.args[0].is_none())
      return *base + " IS NULL";
    if ((path.ends_with("().is_not") || path.ends_with("().isnot")) && object.args.size() == 1 &&
        object.args[0].is_none())
      return *base + " IS NOT NULL";
    if ((path.ends_with("().is_") || path.ends_with("().is_not") || path.ends_with("().isnot")) &&
        object.args.size() == 1) {
      const auto other = operand(object.args[0]);
      if (other) return *base + (path.ends_with("().is_") ? " IS " : " IS NOT ") + *other;
    }
    if (path.ends_with("().in_") && object.args.size() == 1) {
      const auto items = interpreter.elements(object.args[0]);
      std::string list;
      for (const Value& item : items.value_or(ValueList{Value::unknown("not a list")})) {
        const auto part = operand(item);
        if (!part) return std::nullopt;
        list += (list.empty() ? "" : ", ") + *part;
      }
      return *base + " IN (" + list + ")";
    }
    if (auto condition = method_condition(interpreter, object, *base)) return condition;
    if (path.ends_with("().self_group") || path.ends_with("().bindparams")) return base;
  }
  return std::nullopt;
}

std::optional<std::string> LibraryHost::server_default(Interpreter& interpreter, const Value& value,
                                                       bool& none) {
  none = value.is_none();
  if (none) return std::nullopt;
  if (const ObjectData* object = value.as_object()) {
    if (object->path == "sqlalchemy.FetchedValue") {
      none = true;
      return std::nullopt;
    }
    if (object->path == "sqlalchemy.DefaultClause" && !object->args.empty())
      return server_default(interpreter, object->args[0], none);
    return expression(interpreter, value);
  }
  if (value.as_symbol() != nullptr) return expression(interpreter, value);
  if (auto compiled = compiled_element(interpreter, value)) return compiled;
  const std::optional<std::string> text = value.known_string();
  return text ? std::optional(quote_literal(*text)) : std::nullopt;
}

}  // namespace migcheck
