// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace migcheck {

/// The version of the project, "0.1.0".
inline constexpr const char* version = MIGCHECK_VERSION;
/// Where the documentation is published, with a final slash; CMakeLists.txt says it.
inline constexpr const char* homepage = MIGCHECK_HOMEPAGE;

}  // namespace migcheck
