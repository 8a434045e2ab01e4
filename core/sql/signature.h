// SPDX-License-Identifier: Apache-2.0
// The input types of a function, which are part of its identity.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/sql/reading.h"

namespace migcheck::sql {

/// The types of the input parameters, comma-separated as format_type() prints them.
[[nodiscard]] std::string input_signature(const Reading& reading,
                                          const std::vector<Node>& parameters);

/// Of an ObjectWithArgs node; nothing when it has no argument list.
[[nodiscard]] std::optional<std::string> object_signature(const Reading& reading, Node object);

}  // namespace migcheck::sql
