// SPDX-License-Identifier: Apache-2.0
#include "core/models/target_metadata.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/models/guarded.h"
#include "core/models/keyword_arguments.h"

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
  if (keys.empty() && asks_flask(env_py->file().text())) keys.push_back(flask_metadata());
  return keys;
}

}  // namespace migcheck
