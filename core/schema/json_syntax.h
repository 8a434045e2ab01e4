// SPDX-License-Identifier: Apache-2.0
// Whether a text is JSON. Defaults such as `''` or `{` for a JSON column fail when they are set.
#pragma once

#include <string_view>

namespace migcheck {

[[nodiscard]] bool is_json(std::string_view text);

}  // namespace migcheck
