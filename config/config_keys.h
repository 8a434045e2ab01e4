// SPDX-License-Identifier: Apache-2.0
// The keys of .migcheck.yaml: one row a key. The reader and the JSON Schema come from the rows.
#pragma once

#include <array>
#include <string_view>

#include "config/config_layer.h"

namespace migcheck {

enum class KeyKind : std::uint8_t { check_globs, path_patterns, check_options, postgres_version };

struct ConfigKey {
  std::string_view name;
  KeyKind kind;
  SettingList ConfigLayer::*list;  ///< null for what is no list
  std::string_view help;           ///< one sentence
};

inline constexpr std::array<ConfigKey, 7> config_keys{{
    {"Checks", KeyKind::check_globs, &ConfigLayer::checks,
     "Globs of the checks to run; the last match wins, '-' switches off"},
    {"WarningsAsErrors", KeyKind::check_globs, &ConfigLayer::warnings_as_errors,
     "Globs of the checks whose warnings become errors"},
    {"CheckOptions", KeyKind::check_options, nullptr,
     "Options of checks, as 'check.Option: value' or 'check: {Option: value}'"},
    {"Migrations", KeyKind::path_patterns, &ConfigLayer::migrations,
     "Path patterns of the migration environments; by default they are found"},
    {"Models", KeyKind::path_patterns, &ConfigLayer::models,
     "Path patterns of the files with models; by default they are found"},
    {"Exclude", KeyKind::path_patterns, &ConfigLayer::exclude,
     "Path patterns of files to leave out, in the notation of .gitignore"},
    {"PostgresVersion", KeyKind::postgres_version, nullptr,
     "The major version of the servers, from 12 to 18; by default SQL of any version is accepted"},
}};

}  // namespace migcheck
