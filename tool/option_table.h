// SPDX-License-Identifier: Apache-2.0
// The options of the command line: one row an option. The parser, --help and the documentation come
// from the rows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tool/arguments.h"

namespace migcheck {

/// One option. A flag is given "true" or "false" (`--quiet`, `--quiet=false`), any other its value.
struct OptionRow {
  std::string_view name;        ///< without dashes
  std::string_view short_name;  ///< a second spelling, one letter, or empty
  std::string_view value;       ///< "<file>"; empty: a flag
  std::string_view help;        ///< imperative sentences
  /// Stores the value; returns what is wrong with it.
  std::optional<std::string> (*apply)(Arguments& arguments, const std::string& value);
  /// What an option means when it is written without a value; empty: it needs one. Such an option
  /// takes its value only with '='.
  std::string_view implied = {};
  std::span<const std::string_view> words = {};  ///< all values there are; empty: any
};

/// All options by name.
[[nodiscard]] std::span<const OptionRow> option_table();

}  // namespace migcheck
