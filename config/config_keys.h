// SPDX-License-Identifier: Apache-2.0
// The keys of .migcheck.yaml: one row a key. The reader and the JSON Schema come from the rows.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "config/config_layer.h"

namespace migcheck {

enum class KeyKind : std::uint8_t {
  check_globs,
  path_patterns,
  check_options,
  custom_checks,
  severities,
  overrides,
  version,
  library_version,
  fail_on,
  path,
  file,
  files,
  inherits,
  root
};

struct ConfigKey {
  std::string_view name;
  KeyKind kind;
  SettingList ConfigLayer::*list;  ///< null for what is no list
  std::string_view help;           ///< one sentence
  VersionSetting ConfigLayer::*version = nullptr;
  VersionRange versions = {};
};

/// The keys of one entry of Overrides.
inline constexpr std::array<ConfigKey, 5> override_keys{{
    {"Files", KeyKind::path_patterns, &ConfigLayer::files,
     "Path patterns of the files that the entry is about, in the notation of .gitignore"},
    {"Checks", KeyKind::check_globs, &ConfigLayer::checks,
     "Globs of checks to switch on or, with '-', off in these files"},
    {"WarningsAsErrors", KeyKind::check_globs, &ConfigLayer::warnings_as_errors,
     "Globs of the checks whose warnings become errors in these files"},
    {"CheckOptions", KeyKind::check_options, nullptr, "Options of checks for these files"},
    {"Severity", KeyKind::severities, nullptr, "Levels of checks in these files"},
}};

inline constexpr std::array<ConfigKey, 18> config_keys{{
    {"Checks", KeyKind::check_globs, &ConfigLayer::checks,
     "Globs of the checks to run; the last match wins, '-' switches off"},
    {"WarningsAsErrors", KeyKind::check_globs, &ConfigLayer::warnings_as_errors,
     "Globs of the checks whose warnings become errors"},
    {"CheckOptions", KeyKind::check_options, nullptr,
     "Options of checks, as 'check.Option: value' or 'check: {Option: value}'"},
    {"CustomChecks", KeyKind::custom_checks, nullptr,
     "A list of checks that are defined here: maps of Name, Message and either Query or Operation; "
     "see custom-checks.md"},
    {"Severity", KeyKind::severities, nullptr,
     "Levels of checks, as 'glob: error', 'warning', 'note' or 'off'; the last match wins"},
    {"FailOn", KeyKind::fail_on, nullptr,
     "The least level that makes a run fail: error, warning, note or never"},
    {"Overrides", KeyKind::overrides, nullptr,
     "A list of settings for some files: maps of Files with Checks, WarningsAsErrors, CheckOptions "
     "and Severity; later ones win"},
    {"Migrations", KeyKind::path_patterns, &ConfigLayer::migrations,
     "Path patterns of the migration environments; by default they are found"},
    {"Models", KeyKind::path_patterns, &ConfigLayer::models,
     "Path patterns of the files with models; by default they are found"},
    {"Exclude", KeyKind::path_patterns, &ConfigLayer::exclude,
     "Path patterns of files to leave out, in the notation of .gitignore"},
    {"Baseline", KeyKind::file, &ConfigLayer::baseline,
     "The file of known findings, from the folder of the configuration; see --baseline"},
    {"Plugins", KeyKind::files, &ConfigLayer::plugins,
     "Files of plugins, whose checks then are like built-in ones, from the folder of the "
     "configuration; only with --allow-plugins; see --load"},
    {"PostgresVersion", KeyKind::version, nullptr,
     "The major version of the servers, from 12 to 18; by default SQL of any version is accepted",
     &ConfigLayer::postgres_version, postgres_versions},
    {"SQLAlchemyVersion", KeyKind::version, nullptr,
     "The major version of SQLAlchemy, 1 or 2; by default that of the nearest requirements, "
     "pyproject.toml or lock file",
     &ConfigLayer::sqlalchemy_version, sqlalchemy_versions},
    {"AlembicVersion", KeyKind::library_version, &ConfigLayer::alembic_version,
     "The oldest version of Alembic in use, such as 1.13.3, so that fixes only use arguments it "
     "knows; by default that of the nearest requirements, pyproject.toml or lock file"},
    {"Extends", KeyKind::path, &ConfigLayer::extends,
     "The path of another configuration that this one adds to, from the folder of this one"},
    {"InheritParentConfig", KeyKind::inherits, nullptr,
     "Whether the configuration adds to that of the folders above; default: true"},
    {"Root", KeyKind::root, nullptr,
     "Whether this is the topmost configuration, as if no folder above had one; default: false"},
}};

}  // namespace migcheck
