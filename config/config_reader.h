// SPDX-License-Identifier: Apache-2.0
// From the text of a configuration to a layer. Unknown keys, checks and options and values of a
// wrong type are errors: a setting that is silently ignored is worse than none.
#pragma once

#include <string>
#include <string_view>

#include "config/config_layer.h"
#include "core/check/registry.h"
#include "core/source/source_file.h"

namespace migcheck {

/// The major version that a text names, or what was expected.
[[nodiscard]] Result<int> read_version(const std::string& text, const VersionRange& range);

/// The layer of a file of exceptions as teams keep them: a map of checks to lists of paths (or to
/// maps with `path` or `file`, and whatever else) where they are not wanted. Names that match no
/// check belong to other tools; they are in `foreign`.
struct ExceptionsReading {
  ConfigReading reading;
  std::vector<Setting> foreign;
};
[[nodiscard]] ExceptionsReading read_exceptions(const SourceFile& file, const Registry& registry,
                                                std::string_view folder);

/// Reads YAML. `folder` is where the file lies, relative to the root of the repository (empty: the
/// root itself); its path patterns are relative to it. All errors are collected.
[[nodiscard]] ConfigReading read_config(const SourceFile& file, const Registry& registry,
                                        std::string_view folder);

/// Reads only the keys that are needed before checks can be named: Extends, InheritParentConfig,
/// Root, Plugins and CustomChecks.
[[nodiscard]] ConfigReading read_extensions(const SourceFile& file, std::string_view folder);

/// A layer from the values of --checks and --warnings-as-errors.
struct CommandLineGlobs {
  std::optional<std::string> checks;
  std::optional<std::string> warnings_as_errors;
};
[[nodiscard]] ConfigReading read_command_line(const CommandLineGlobs& globs,
                                              const Registry& registry);

}  // namespace migcheck
