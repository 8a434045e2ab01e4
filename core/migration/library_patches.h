// SPDX-License-Identifier: Apache-2.0
// What env.py puts into the libraries before revisions run: `sa.Enum = OurEnum`.
#pragma once

#include <memory>

#include "core/python/interpreter.h"

namespace migcheck {

/// Evaluates the assignments of a module to names of libraries that it imports.
void apply_library_patches(Interpreter& interpreter,
                           const std::shared_ptr<const PythonModule>& module);

}  // namespace migcheck
