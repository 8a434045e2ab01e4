// SPDX-License-Identifier: Apache-2.0
// What migrations do with files of the repository: os.path, pathlib and open().
#pragma once

#include "core/python/interpreter.h"

namespace migcheck {

/// A call of open(), Path() or a function of os.path; nothing when the answer is not known.
[[nodiscard]] std::optional<Value> call_file_function(Interpreter& interpreter,
                                                      const std::string& path,
                                                      const CallArguments& args);
/// A method of what open() or Path() gave.
[[nodiscard]] std::optional<Value> call_file_method(Interpreter& interpreter, const Value& object,
                                                    const std::string& name,
                                                    const CallArguments& args);
/// `path.parent` and `path.parents`.
[[nodiscard]] std::optional<Value> path_attribute(const Value& object, const std::string& name,
                                                  Span place);
/// `path / part`.
[[nodiscard]] std::optional<Value> path_division(const Value& left, const Value& right, Span place);

}  // namespace migcheck
