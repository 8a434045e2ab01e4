// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace migcheck {

/// The version of the project, "0.1.0".
inline constexpr const char* version = MIGCHECK_VERSION;

}  // namespace migcheck
