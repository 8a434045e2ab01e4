// SPDX-License-Identifier: Apache-2.0
// Hashes that others prescribe: SARIF wants SHA-256, SQLAlchemy shortens long names with MD5.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// MD5 as 32 lower-case hexadecimal digits.
[[nodiscard]] std::string md5_hex(std::string_view bytes);

}  // namespace migcheck
