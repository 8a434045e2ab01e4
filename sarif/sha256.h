// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4). SARIF wants this very hash for files, and fingerprints must be the same
// for ever and on every machine. It is small enough to own: a cryptographic library would be the
// tool's largest dependency, for one function that guards no secret.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// The hash as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace migcheck
