// SPDX-License-Identifier: Apache-2.0
// What objects of the server itself may be called. A query over a system catalog that does not
// name a schema also meets the server's own objects; most conditions on names rule them out.
#pragma once

#include <string>
#include <string_view>

#include "core/sql/datum.h"

namespace migcheck::sql {

/// False when no object of the server has this name.
[[nodiscard]] bool may_be_system_name(SystemNames names, std::string_view name);
/// False when no such name begins like this.
[[nodiscard]] bool may_be_system_prefix(SystemNames names, std::string_view prefix);

/// The name in pg_type of a built-in type that format_type() prints as `base`: integer → int4.
[[nodiscard]] std::string internal_type_name(std::string_view base);

}  // namespace migcheck::sql
