// SPDX-License-Identifier: Apache-2.0
// What GitHub identifies the place of a finding by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// The `primaryLocationLineHash` of every line, as GitHub's code scanning computes it, in order of
/// lines. It survives edits elsewhere in the file.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text);

}  // namespace migcheck
