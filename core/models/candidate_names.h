// SPDX-License-Identifier: Apache-2.0
// Which names of a module are worth evaluating to find models: running every statement would run
// the application.
#pragma once

#include <string>
#include <vector>

#include "core/python/interpreter.h"

namespace migcheck {

/// The names of a module that may stand for a model, in the order of the file.
[[nodiscard]] std::vector<std::string> candidate_names(const ModuleData& module);

/// Whether a statement is a loop that may make tables or classes.
[[nodiscard]] bool is_model_loop(const Node& statement);

/// Whether a module has a word that hardly a file without tables has.
[[nodiscard]] bool has_tables(const PythonModule& module);

}  // namespace migcheck
