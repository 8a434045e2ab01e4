// SPDX-License-Identifier: Apache-2.0
// Custom checks that look for operations: what is done to which objects, whatever the syntax.
#pragma once

#include <optional>

#include "core/check/check.h"
#include "core/check/name_pattern.h"
#include "core/check/text_template.h"

namespace migcheck {

/// Everything about a check by operation. Each pattern list must accept; what has no such name is
/// accepted by none but the empty list.
struct OperationCheckParts {
  NamePatterns kind = {};
  NamePatterns table = {};
  NamePatterns column = {};  ///< with patterns, each column of the operation counts for itself
  NamePatterns name = {};
  std::optional<bool> guarded = {};
  bool in_upgrade = true;
  bool in_downgrade = false;
  TextTemplate message = {};
};

/// The names that the message may hold in braces.
[[nodiscard]] const std::vector<std::string>& operation_placeholders();

[[nodiscard]] CheckFactory operation_check(OperationCheckParts parts);

}  // namespace migcheck
