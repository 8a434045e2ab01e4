// SPDX-License-Identifier: Apache-2.0
// What one source of configuration says. A source is a file, the text of --config, or the other
// options of the command line; every value remembers where it was written, so that layers can be
// put on top of each other and still be explained.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/yaml_document.h"
#include "core/check/check.h"
#include "core/diagnostic/diagnostic.h"
#include "core/source/result.h"

namespace migcheck {

/// Where a value was written. `line` and `column` count from 1; 0 where lines mean nothing.
struct SettingOrigin {
  std::string source;  ///< ".migcheck.yaml", "--checks"
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// `source:line:column`, or the source where lines mean nothing.
[[nodiscard]] std::string to_string(const SettingOrigin& origin);

/// A value with its origin.
struct Setting {
  std::string value;
  SettingOrigin origin;
};

/// Nothing: the key is absent. An empty list is a value.
using SettingList = std::optional<std::vector<Setting>>;

/// One option of a check. The text is valid for the option's type.
struct OptionSetting {
  std::string check;
  std::string option;
  std::string text;
  SettingOrigin origin;
};

/// A level for all findings of the checks that match a glob.
struct SeveritySetting {
  std::string glob;
  std::optional<Severity> level;  ///< nothing: off
  SettingOrigin origin;
};

/// A number with its origin; 0: not set.
struct VersionSetting {
  int value = 0;
  SettingOrigin origin = {};
};

/// The range of versions that a key accepts.
struct VersionRange {
  int oldest = 0;
  int newest = 0;
};

/// The major versions of PostgreSQL whose syntax is known, and of SQLAlchemy.
inline constexpr VersionRange postgres_versions{12, 18};
inline constexpr VersionRange sqlalchemy_versions{1, 2};

/// The least finding that makes a run fail; in the order of Severity.
enum class FailOn : std::uint8_t { note, warning, error, never };

[[nodiscard]] std::string_view to_string(FailOn level);
[[nodiscard]] std::optional<FailOn> fail_on_from_string(std::string_view word);

/// What is set for checks, in all files or in some.
struct CheckSettings {
  SettingList files;               ///< path patterns from the root; absent: all files
  SettingList checks;              ///< globs over check ids
  SettingList warnings_as_errors;  ///< likewise
  std::vector<OptionSetting> check_options;
  std::vector<SeveritySetting> severities;
  /// The checks that the layer brings along, in plugins or as custom ones: they exist where it
  /// counts.
  std::vector<std::string> brings;
};

/// A check that a configuration defines.
struct CustomCheck {
  CheckInfo info;
  CheckFactory create;
  SettingOrigin origin;
  YamlNode source;  ///< as it is written, without places
};

/// Everything that one source sets; validated against the registry.
struct ConfigLayer : CheckSettings {
  std::vector<CheckSettings> overrides;  ///< each with files; they come after the rest of the layer
  SettingList migrations;                ///< path patterns, relative to the root of the repository
  SettingList models;
  SettingList exclude;
  VersionSetting postgres_version;
  VersionSetting sqlalchemy_version;
  SettingList alembic_version;  ///< one version, up to three numbers
  std::optional<FailOn> fail_on;
  SettingList baseline;  ///< one file, relative to the root of the repository or absolute
  std::vector<CustomCheck> custom_checks;
  SettingList plugins;  ///< files, as written; load_config() makes them relative to the root
  SettingList extends;  ///< one path, relative to the folder of the source
  std::optional<bool> inherits;
  bool root = false;
};

/// A layer and what is wrong with its source, in the order of the text.
struct ConfigReading {
  ConfigLayer layer;
  std::vector<Error> errors;
};

}  // namespace migcheck
