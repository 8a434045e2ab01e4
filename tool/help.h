// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace migcheck {

/// The text of --help, made from the option table.
[[nodiscard]] std::string help_text();

}  // namespace migcheck
