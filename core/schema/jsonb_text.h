// SPDX-License-Identifier: Apache-2.0
// jsonb as the server prints it: keys in its order and once each, one blank behind `:` and `,`.
#pragma once

#include <string>

namespace migcheck {

/// The text as the output of jsonb; as it is where that is not known.
[[nodiscard]] std::string jsonb_text(const std::string& text);

}  // namespace migcheck
