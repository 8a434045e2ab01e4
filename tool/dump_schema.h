// SPDX-License-Identifier: Apache-2.0
// --dump-schema and --dump-models.
#pragma once

#include <string>

#include "core/run/repository.h"
#include "core/source/result.h"
#include "tool/arguments.h"

namespace migcheck {

/// The schema of the one environment that has revisions; an error when there are several, or none,
/// or when --revision names none of them.
[[nodiscard]] Result<std::string> dump_schema(const Arguments& arguments,
                                              const Repository& repository);
/// The schema that the models of that environment expect.
[[nodiscard]] Result<std::string> dump_models(const Arguments& arguments,
                                              const Repository& repository);

}  // namespace migcheck
