// SPDX-License-Identifier: Apache-2.0
// Checks write line breaks as LF and need not know about byte order marks.
#pragma once

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// The edit with the line breaks of its file, and not before the file's byte order mark.
[[nodiscard]] Edit fitted_edit(Edit edit);

}  // namespace migcheck
