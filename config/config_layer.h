// SPDX-License-Identifier: Apache-2.0
// What one source of configuration says. A source is a file, the text of --config, or the other
// options of the command line; every value remembers where it was written, so that layers can be
// put on top of each other and still be explained.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// Where a value was written. `line` and `column` count from 1; 0 where lines mean nothing.
struct SettingOrigin {
  std::string source;  ///< ".migcheck.yaml", "--checks"
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

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

/// The major versions of PostgreSQL whose syntax is known.
inline constexpr int oldest_postgres = 12;
inline constexpr int newest_postgres = 18;

/// Everything that one source sets; validated against the registry.
struct ConfigLayer {
  SettingList checks;              ///< globs over check ids
  SettingList warnings_as_errors;  ///< likewise
  std::vector<OptionSetting> check_options;
  SettingList migrations;  ///< path patterns, relative to the root of the repository
  SettingList models;
  SettingList exclude;
  int postgres_version = 0;  ///< 0: not set
};

/// A layer and what is wrong with its source, in the order of the text.
struct ConfigReading {
  ConfigLayer layer;
  std::vector<Error> errors;
};

}  // namespace migcheck
