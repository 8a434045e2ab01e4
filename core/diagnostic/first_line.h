// SPDX-License-Identifier: Apache-2.0
// A finding about a statement of many lines is shown at its head.
#pragma once

#include "core/source/span.h"

namespace migcheck {

/// The part of a span that is on its first line, without blanks at its end. Invalid stays invalid.
[[nodiscard]] Span first_line(const Span& span);

}  // namespace migcheck
