// SPDX-License-Identifier: Apache-2.0
// Functions of a declarative class that SQLAlchemy calls once for every mapped class.
#pragma once

#include "core/python/interpreter.h"

namespace migcheck {

/// True when a function is decorated with some form of `declared_attr`.
[[nodiscard]] bool is_declared_attr(Interpreter& interpreter, const FunctionData& function);

/// The value of a class attribute for `type`: what a declared_attr (or class method or property)
/// returns for it, any other value as it is.
[[nodiscard]] Value declared_value(Interpreter& interpreter, const Value& attribute,
                                   const std::shared_ptr<ClassData>& type);

}  // namespace migcheck
