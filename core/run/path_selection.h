// SPDX-License-Identifier: Apache-2.0
// The paths that a user asks about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// Whether a file is one of `paths` or lies in one of them; no paths stand for everything. All are
/// relative to the same root.
[[nodiscard]] bool is_selected(std::string_view file, const std::vector<std::string>& paths);

/// Whether a configuration file is selected, or lies in a folder above a selected path.
[[nodiscard]] bool governs_selection(std::string_view config_file,
                                     const std::vector<std::string>& paths);

}  // namespace migcheck
