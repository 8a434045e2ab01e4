// SPDX-License-Identifier: Apache-2.0
// How a model class comes to its table.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/models/class_order.h"
#include "core/python/interpreter.h"

namespace migcheck {

/// Flask-SQLAlchemy's name for a class without `__tablename__`: HTTPServer → http_server.
[[nodiscard]] std::string flask_table_name(const std::string& class_name);

/// What a class says about its table's name.
struct TableName {
  std::optional<std::string> name;
  std::string unknown;  ///< why the name is not known; empty otherwise
  bool given = false;   ///< there is a `__tablename__` that applies
};

/// The `__tablename__` that applies to a class: its own, that of a mixin or abstract base, or what
/// a declared_attr of any base returns for it.
[[nodiscard]] TableName declared_table_name(Interpreter& interpreter, const ClassPtr& type,
                                            const ClassOrder& order,
                                            const std::function<bool(const ClassPtr&)>& is_mapped);

/// `__table_args__`: constraints and indexes, and options in a dict, alone or at the end.
struct TableArguments {
  std::optional<std::string> schema;
  std::optional<std::string> comment;
  ValueList elements;
  bool known = true;
  bool reflected = false;  ///< columns are read from the database
};
[[nodiscard]] TableArguments table_arguments(Interpreter& interpreter, const ClassPtr& type,
                                             const ClassOrder& order,
                                             const std::function<bool(const ClassPtr&)>& is_mapped);

}  // namespace migcheck
