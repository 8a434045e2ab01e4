// SPDX-License-Identifier: Apache-2.0
// What is known about classes of well-known libraries that bring columns to models. Nothing of
// these libraries is installed where migrations are checked, and their facts rarely change, so they
// are written down here as the declarations that an application would otherwise import.
#pragma once

#include <memory>
#include <string_view>

#include "core/python/module.h"

namespace migcheck {

/// The described part of a library's module; null when nothing of it is described.
[[nodiscard]] std::shared_ptr<const PythonModule> library_module(std::string_view name);

/// Whether a file is such a description, which no user can look at.
[[nodiscard]] bool is_library_file(std::string_view path);

}  // namespace migcheck
