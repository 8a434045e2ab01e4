// SPDX-License-Identifier: Apache-2.0
// What a project says about the versions of the packages that it installs, in requirements.txt,
// pyproject.toml, setup.cfg, Pipfile or a lock file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/version.h"
#include "core/migration/environment.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// A line that names a package: its bounds, such as `>=1.3,<2.0`, perhaps empty.
struct Requirement {
  std::string bounds;
  std::uint32_t line = 0;  ///< from 1
  bool locked = false;     ///< the version that a lock file installs
};

/// A file with the requirements on one package in it.
struct RequirementFile {
  std::string path;
  std::size_t depth = 0;  ///< the deeper, the nearer to the environment
  bool lock = false;      ///< says what is installed, not what may be
  std::vector<Requirement> requirements;
};

/// Where a version was found.
struct RequirementPlace {
  std::string path;
  std::uint32_t line = 0;
  std::string bounds;
};

/// The lines of a text that name the package; `package` is in lower case.
[[nodiscard]] std::vector<Requirement> requirements_on(std::string_view package,
                                                       std::string_view text);

/// Those of the packages, each in lower case, that files in the folders above the environment's
/// scripts name. Reads each file once.
[[nodiscard]] std::vector<std::string_view> required_packages(
    std::vector<std::string_view> packages, const ModuleStore& store,
    const std::vector<std::string>& files, const Environment& environment);

/// The same for the drivers of PostgreSQL.
[[nodiscard]] std::vector<std::string_view> postgresql_drivers(
    const ModuleStore& store, const std::vector<std::string>& files,
    const Environment& environment);

/// Where a version is locked, only that: what other packages would admit says nothing then.
[[nodiscard]] std::vector<Requirement> deciding(std::vector<Requirement> requirements);

/// The files in the folders above the environment's scripts that name the package, the nearest
/// first, and of one folder lock files first.
[[nodiscard]] std::vector<RequirementFile> requirement_files(std::string_view package,
                                                             const ModuleStore& store,
                                                             const std::vector<std::string>& files,
                                                             const Environment& environment);

/// The highest version that the bounds admit; nothing when they set no upper limit below 2.0 or
/// cannot be read. "<1.12" is 1.11 with the highest third number.
[[nodiscard]] std::optional<Version> highest_version(std::string_view bounds);

}  // namespace migcheck
