// SPDX-License-Identifier: Apache-2.0
#include "core/models/target_metadata.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/models/keyword_arguments.h"
#include "core/python/guarded.h"

namespace migcheck {
namespace {

constexpr std::string_view target_name = "target_metadata";

void add(Interpreter& interpreter, const Value& value, std::vector<MetadataKey>& keys) {
  if (const SequenceData* sequence = value.as_sequence()) {
    for (const Value& item : sequence->items) {
      if (item.as_sequence() == nullptr) add(interpreter, item, keys);
    }
    return;
  }
  const std::optional<MetadataKey> key = metadata_of_value(interpreter, value);
  if (key && std::find(keys.begin(), keys.end(), *key) == keys.end()) keys.push_back(*key);
}

/// Whether a value is a function of the repository in a file that has the word `target_metadata`.
bool configures(const Value& callee) {
  const FunctionData* function = callee.as_function();
  const auto module = function == nullptr ? nullptr : function->module.lock();
  return module != nullptr && module->source != nullptr &&
         module->source->file().text().find(target_name) != std::string_view::npos;
}

/// `run_migrations(Base.metadata)`: env.py leaves the rest to a function of the repository.
void add_handed_over(Interpreter& interpreter, const Node& root, ModuleData& module,
                     std::vector<MetadataKey>& keys) {
  for (const Node* statement : root.children) {
    const Node* call = statement->kind == NodeKind::expression ? statement->child(0) : nullptr;
    if (call == nullptr || call->kind != NodeKind::call || call->child(0) == nullptr) continue;
    const auto evaluate = [&](const Node& node) {
      return guarded([&] { return interpreter.evaluate_in(node, module); });
    };
    if (!configures(evaluate(*call->child(0)))) continue;
    for (const Node* argument : call->rest(1)) {
      const Node* value = argument->kind == NodeKind::keyword ? argument->child(0) : argument;
      if (value != nullptr) add(interpreter, evaluate(*value), keys);
    }
  }
}

/// Flask-Migrate's env.py takes the MetaData from the running application.
bool asks_flask(std::string_view text) {
  return text.find("current_app.extensions") != std::string_view::npos;
}

}  // namespace

std::vector<MetadataKey> target_metadata(Interpreter& interpreter,
                                         const std::shared_ptr<const PythonModule>& env_py) {
  std::vector<MetadataKey> keys;
  if (env_py == nullptr) return keys;
  const auto module = interpreter.lazy_module(env_py, env_py->file().path());
  const Value global = guarded([&] {
    const Value* found = interpreter.global(*module, target_name);
    return found == nullptr ? Value::none() : *found;
  });
  add(interpreter, global, keys);
  for (const Node* argument : keyword_arguments(env_py->root(), target_name)) {
    add(interpreter, guarded([&] { return interpreter.evaluate_in(*argument, *module); }), keys);
  }
  if (keys.empty()) add_handed_over(interpreter, env_py->root(), *module, keys);
  if (keys.empty() && asks_flask(env_py->file().text())) keys.push_back(flask_metadata());
  return keys;
}

}  // namespace migcheck
