// SPDX-License-Identifier: Apache-2.0
// Edits of calls and imports, for fixes. They work on the text around the syntax tree, so that the
// layout of the file (one argument a line, trailing commas, comments) survives.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostic/diagnostic.h"
#include "core/python/module.h"

namespace migcheck {

/// The call that covers exactly this span, or null.
[[nodiscard]] const Node* find_call(const PythonModule& module, const Span& span);

/// The keyword argument `name=…` of a call, or null.
[[nodiscard]] const Node* keyword_argument(const Node& call, std::string_view name);

/// Adds `argument` ("if_exists=True") as the last one; nothing where the syntax forbids it.
[[nodiscard]] std::optional<Edit> add_argument(const PythonModule& module, const Node& call,
                                               std::string_view argument);

/// Removes an argument with one of the commas beside it.
[[nodiscard]] Edit remove_argument(const PythonModule& module, const Node& call,
                                   const Node& argument);

/// How a file can say a name of a package, and the edit that makes it so where it cannot yet.
struct ImportedName {
  std::string name;
  std::optional<Edit> import;
};

/// `from package import name`: the local name when the file imports it at its top level, under any
/// alias, otherwise `name` and an import after the last one.
[[nodiscard]] ImportedName imported_name(const PythonModule& module, std::string_view package,
                                         std::string_view name);

}  // namespace migcheck
