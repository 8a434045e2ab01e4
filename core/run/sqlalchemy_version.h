// SPDX-License-Identifier: Apache-2.0
// Which SQLAlchemy a project installs: 2.0 refuses calls that 1.4 runs, such as a plain string
// given to Connection.execute().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/run/requirements.h"

namespace migcheck {

/// A major version of SQLAlchemy and what says so.
struct DetectedMajor {
  int major = 0;  ///< 0: nothing is known
  std::optional<RequirementPlace> place = {};
};

/// The major version that a requirement such as `>=1.3,<2.0`, `^2.0.28` or `==1.4.54` leads to when
/// it is installed today; 0 when the text says none.
[[nodiscard]] int required_major(std::string_view requirement);

/// The major version that a file of dependencies (requirements.txt, pyproject.toml, setup.cfg,
/// Pipfile, a lock file) asks for; 0 when it says none or different ones, nothing when it does not
/// name SQLAlchemy.
[[nodiscard]] std::optional<int> sqlalchemy_major(std::string_view text);

/// The major version for an environment: that of the nearest folder above its scripts whose files
/// say one, lock files first; the newest when SQLAlchemy is only named; 0 when nothing is known.
/// Where no upper bound is set, Flask-SQLAlchemy before 3.0 says 1.
[[nodiscard]] DetectedMajor sqlalchemy_major(const ModuleStore& store,
                                             const std::vector<std::string>& files,
                                             const Environment& environment);

}  // namespace migcheck
