// SPDX-License-Identifier: Apache-2.0
// Functions of Python's itertools whose results are finite.
#pragma once

#include <optional>
#include <string_view>

#include "core/python/interpreter.h"

namespace migcheck {

/// The result of a call of `itertools.…`; nothing for functions that are not known.
[[nodiscard]] std::optional<Value> call_itertools(Interpreter& interpreter, std::string_view path,
                                                  const CallArguments& args);

}  // namespace migcheck
