// SPDX-License-Identifier: Apache-2.0
// Arguments of the calls in a file, whatever is called.
#pragma once

#include <string_view>
#include <vector>

#include "core/python/ast.h"

namespace migcheck {

/// The values of all `name=…` arguments below a node.
[[nodiscard]] std::vector<const Node*> keyword_arguments(const Node& root, std::string_view name);

}  // namespace migcheck
