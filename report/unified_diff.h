// SPDX-License-Identifier: Apache-2.0
// What --diff prints: the form that git apply and patch read.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// The difference of two versions of a file with three lines around each change; empty when they
/// are equal. `path` is relative to the repository.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before,
                                       std::string_view after);

}  // namespace migcheck
