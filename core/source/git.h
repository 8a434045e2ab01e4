// SPDX-License-Identifier: Apache-2.0
// git is asked by its program, without a shell, and about the repository at hand: not about another
// one that variables of the environment name, as they do in a hook.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace migcheck {

/// What a git command prints for a folder, with names unquoted; nothing when it fails. The file
/// system monitor is off, because its setting names a program, and the repository need not be ours.
[[nodiscard]] std::optional<std::string> git_output(const std::string& folder,
                                                    std::vector<std::string> arguments);

/// The same without the final line break.
[[nodiscard]] std::optional<std::string> git_line(const std::string& folder,
                                                  std::vector<std::string> arguments);

/// The names that git prints with `-z`.
[[nodiscard]] std::vector<std::string> split_at_zeros(const std::string& output);

}  // namespace migcheck
