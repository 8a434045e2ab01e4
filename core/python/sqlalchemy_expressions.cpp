// SPDX-License-Identifier: Apache-2.0
// SQL expressions built in Python, and the values that server_default accepts.
#include <algorithm>

#include "core/python/sqlalchemy.h"

namespace migcheck {
namespace {

/// sqlalchemy.func.coalesce → "coalesce"; empty for other paths.
std::string function_name(const std::string& path) {
  constexpr std::string_view root = "sqlalchemy.func.";
  return path.starts_with(root) ? path.substr(root.size()) : "";
}

std::optional<std::string> constant(const Value& value) {
  if (value.is_none()) return "NULL";
  if (const bool* b = value.as_bool()) return *b ? "true" : "false";
  if (const std::int64_t* i = value.as_int()) return std::to_string(*i);
  if (const std::optional<std::string> text = value.known_string()) return quote_literal(*text);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> LibraryHost::expression(Interpreter& interpreter, const Value& value) {
  if (const std::optional<std::string> text = value.known_string()) return text;
  if (const std::string* symbol = value.as_symbol()) {
    const std::string name = function_name(*symbol);
    if (!name.empty()) return name + "()";
  }
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
  if (path == "sqlalchemy.column" || path == "sqlalchemy.Column") {
    const std::optional<std::string> name = column_name(value);
    return name ? std::optional(quote_identifier(*name)) : std::nullopt;
  }
  if (const std::string name = function_name(path); !name.empty()) {
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
    if (left && right && op != "|" && op != "&") return *left + " " + op + " " + *right;
    if (left && right) return *left + (op == "|" ? " OR " : " AND ") + *right;
    return std::nullopt;
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
  if (object->receiver != nullptr) {
    const auto base = expression(interpreter, Value::object(object->receiver));
    if (!base) return std::nullopt;
    if (path.ends_with("().is_") && object->args.size() == 1 && object->args[0].is_none())
      return *base + " IS NULL";
    if ((path.ends_with("().is_not") || path.ends_with("().isnot")) && object->args.size() == 1 &&
        object->args[0].is_none())
      return *base + " IS NOT NULL";
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
  const std::optional<std::string> text = value.known_string();
  return text ? std::optional(quote_literal(*text)) : std::nullopt;
}

}  // namespace migcheck
