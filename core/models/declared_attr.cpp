// SPDX-License-Identifier: Apache-2.0
#include "core/models/declared_attr.h"

#include <algorithm>

#include "core/python/guarded.h"

namespace migcheck {

bool is_declared_attr(Interpreter& interpreter, const FunctionData& function) {
  const std::shared_ptr<ModuleData> module = function.module.lock();
  if (module == nullptr || function.node == nullptr) return false;
  if (function.node->kind != NodeKind::function) return false;
  const auto decorators = function.node->rest(3);
  return std::any_of(decorators.begin(), decorators.end(), [&](const Node* decorator) {
    const Value value = guarded([&] { return interpreter.evaluate_in(*decorator, *module); });
    const std::string* path = value.as_symbol();
    return path != nullptr && path->starts_with("sqlalchemy.orm.declared_attr");
  });
}

Value declared_value(Interpreter& interpreter, const Value& attribute,
                     const std::shared_ptr<ClassData>& type) {
  const FunctionData* function = attribute.as_function();
  if (function == nullptr) return attribute;
  if (function->binding == FunctionData::Binding::plain &&
      !is_declared_attr(interpreter, *function)) {
    return attribute;
  }
  return guarded([&] {
    return interpreter.call(Value::bound(Value::class_(type), attribute), CallArguments{});
  });
}

}  // namespace migcheck
