// SPDX-License-Identifier: Apache-2.0
// Types that operations name.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// An enum type for ALTER TYPE. Neither: nothing is known about it.
struct FoundEnum {
  EnumPtr type;
  Failure failure;
};
[[nodiscard]] FoundEnum find_enum(const Change& change, const QualifiedName& name);
/// `type "t" does not exist`, when that is sure.
[[nodiscard]] Failure missing_type(const Change& change, const QualifiedName& name);

}  // namespace migcheck
