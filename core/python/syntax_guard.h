// SPDX-License-Identifier: Apache-2.0
// Who changes a file must never turn one that Python reads into one that it does not.
#pragma once

#include <string_view>

#include "core/source/source_file.h"

namespace migcheck {

/// Whether `after` has syntax errors that `before` does not have. Only Python files are looked at.
[[nodiscard]] bool breaks_syntax(const SourceFile& before, std::string_view after);

}  // namespace migcheck
