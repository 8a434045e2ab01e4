// SPDX-License-Identifier: Apache-2.0
// Calls that SQLAlchemy 1.4 still takes and 2.0 refuses by their arguments alone.
#pragma once

#include <optional>
#include <string>

#include "core/python/interpreter.h"

namespace migcheck {

/// The exception of 2.0.
struct RemovedCall {
  std::string type;
  std::string message;
};

/// What 2.0 raises when the function or class `path` is called so: `select([…])`, `case([…])`,
/// `MetaData(bind=…)`, `Table(…, autoload=True)`, `update(table, condition)`.
[[nodiscard]] std::optional<RemovedCall> removed_call(const std::string& path,
                                                      const CallArguments& args);

/// The same for a method of a table: `table.select(condition)`, `.update(condition)`, ….
[[nodiscard]] std::optional<RemovedCall> removed_method(const std::string& path,
                                                        const std::string& name,
                                                        const CallArguments& args);

}  // namespace migcheck
