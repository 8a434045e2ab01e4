// SPDX-License-Identifier: Apache-2.0
// What the user asked for on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/config_layer.h"
#include "report/style.h"

namespace migcheck {

/// The form of --dump-schema.
enum class SchemaFormat : std::uint8_t { json, sql, text };

enum class ReportFormat : std::uint8_t {
  text,
  brief,
  sarif,
  json,
  json_lines,
  github,
  gitlab,
  junit
};

/// One --report.
struct FurtherReport {
  std::optional<ReportFormat> format;  ///< nothing: statistics
  std::string file;
};

/// The form of --list-checks.
enum class ListFormat : std::uint8_t { text, table, json };

/// The form of --enable-check-profile.
enum class ProfileFormat : std::uint8_t { table, json };

struct Arguments {
  std::vector<std::string> paths;
  std::optional<std::string> add_nolint;  ///< the reason, perhaps empty
  std::optional<std::string> checks;
  std::optional<std::string> warnings_as_errors;
  std::optional<std::string> config;
  std::optional<std::string> config_file;
  std::optional<std::string> diff_input;  ///< "-": standard input
  std::optional<std::string> explain;
  std::optional<std::string> export_fixes;
  std::optional<std::string> import_exceptions;  ///< the name of a file
  std::optional<std::string> baseline;           ///< empty: none, whatever the configuration says
  std::optional<std::string> base;               ///< "assume", "empty" or a file
  std::optional<std::string> line_filter;
  std::optional<std::string> migrations;
  std::optional<int> postgres_version;
  std::optional<std::string> revision;  ///< nothing: the heads
  std::optional<SchemaFormat> dump_models;
  std::optional<SchemaFormat> dump_schema;
  std::optional<ProfileFormat> check_profile;
  std::optional<ListFormat> list_checks;
  std::optional<std::string> stdin_filename;
  std::optional<std::string> output;  ///< nothing: standard output
  ReportFormat format = ReportFormat::text;
  std::vector<FurtherReport> reports;
  std::optional<FailOn> fail_on;  ///< nothing: FailOn of the configuration
  ColorMode color = ColorMode::automatic;
  std::optional<std::string> since;
  std::optional<std::string> test;  ///< a folder of fixtures
  unsigned jobs = 0;                ///< 0: one per processor
  unsigned strip = 1;               ///< leading folders to leave out of the names of --diff-input
  std::vector<std::string> load;    ///< files of plugins
  bool allow_plugins = false;
  bool diff = false;
  bool dump_config = false;
  bool dump_config_schema = false;
  bool exit_zero = false;
  bool explain_config = false;
  bool explain_unknown = false;
  bool fix = false;
  bool fix_errors = false;
  bool fix_notes = false;
  bool help = false;
  bool prune_baseline = false;
  bool quiet = false;
  bool show_suppressed = false;
  bool statistics = false;
  bool unsafe_fixes = false;
  bool verify_config = false;
  bool version = false;
  bool write_baseline = false;
};

/// What the exit status says.
enum class ExitCode : std::uint8_t {
  clean = 0,
  findings = 1,  ///< at or above --fail-on
  usage = 2,     ///< nothing was analysed: wrong options, configuration or paths
  incomplete =
      3  ///< some file could not be analysed or written, or a check failed; the rest is as usual
};

}  // namespace migcheck
