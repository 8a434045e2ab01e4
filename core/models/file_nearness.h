// SPDX-License-Identifier: Apache-2.0
// Which of several environments in one repository a file of models lies nearest to. Projects that
// share a repository often repeat the names of modules and tables; what tells them apart is where
// they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/migration/environment.h"

namespace migcheck {

/// How near a file lies to one environment, compared with the others.
enum class Nearness : std::uint8_t {
  own,     ///< no other environment is as near
  shared,  ///< another one is as near
  foreign  ///< another one is nearer
};

/// The folder of the project that an environment belongs to: that of its configuration, or the one
/// above its script directory.
[[nodiscard]] std::string project_folder(const Environment& environment);

/// How near `path` lies to `environments[index]`. Environments of other databases do not count.
/// Projects that hold the file compete by depth; one that does not hold it counts when it shares
/// more folders with the file than any that does.
[[nodiscard]] Nearness nearness(const std::vector<const Environment*>& environments,
                                std::size_t index, std::string_view path);

}  // namespace migcheck
