// SPDX-License-Identifier: Apache-2.0
// What alembic.ini and pyproject.toml say about the place of migrations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// One section of alembic.ini, or [tool.alembic]. Locations are as written, after interpolation and
/// splitting: relative to the folder Alembic is called in, or `package:resource`, or absolute with
/// the repository's root as "/".
struct AlembicConfig {
  std::string file;     ///< path of the configuration file
  std::string section;  ///< "alembic", another section, or "tool.alembic"
  std::uint32_t line = 0;
  std::string script_location;  ///< empty: not given
  std::vector<std::string> version_locations;
  bool recursive = false;
  std::vector<std::string> prepend_sys_path;
};

/// The sections of an INI file that describe an environment: [alembic], and every other one with a
/// script_location of its own (`alembic -n`). What Alembic would refuse goes to `errors`.
std::vector<AlembicConfig> read_ini_config(const std::string& path, std::string_view text,
                                           std::vector<Error>& errors);

/// The table [tool.alembic]; empty when there is none.
std::vector<AlembicConfig> read_pyproject_config(const std::string& path, std::string_view text,
                                                 std::vector<Error>& errors);

}  // namespace migcheck
