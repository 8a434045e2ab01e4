// SPDX-License-Identifier: Apache-2.0
#include "tool/load_config.h"

#include <filesystem>

#include "config/config_finder.h"
#include "config/config_reader.h"
#include "core/source/file_io.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// A configuration file with the name that users see and the folder its patterns are relative to.
struct Place {
  std::string path;
  std::string shown;
  std::string folder;
};

bool is_outside(const fs::path& relative) {
  return relative.empty() || relative.is_absolute() || *relative.begin() == "..";
}

/// Patterns of a file outside of the repository are relative to the repository's root.
Place place_of(const std::string& path, const Target& target) {
  std::error_code ignored;
  const fs::path relative = fs::weakly_canonical(path, ignored).lexically_relative(target.root);
  if (is_outside(relative)) return {path, path, ""};
  return {path, relative.generic_string(), relative.parent_path().generic_string()};
}

ConfigReading read_file_layer(const Place& place, const Registry& registry) {
  auto text = read_file(place.path);
  if (!text) return {{}, {text.error()}};
  const SourceFile file(place.shown, std::move(text).value());
  return read_config(file, registry, place.folder);
}

ConfigReading read_base_layer(const Arguments& arguments, const Target& target,
                              const Registry& registry) {
  if (arguments.config && arguments.config_file) {
    return {{}, {Error{.message = "--config and --config-file exclude each other"}}};
  }
  if (arguments.config) {
    const SourceFile text("--config", *arguments.config);
    return read_config(text, registry, "");
  }
  if (arguments.config_file) {
    Place place = place_of(*arguments.config_file, target);
    place.shown = *arguments.config_file;
    return read_file_layer(place, registry);
  }
  const auto found = find_config_file(target.start, target.root);
  return found ? read_file_layer(place_of(*found, target), registry) : ConfigReading{};
}

}  // namespace

LoadedConfig load_config(const Arguments& arguments, const Target& target,
                         const Registry& registry) {
  LoadedConfig loaded;
  const ConfigReading layers[] = {
      read_base_layer(arguments, target, registry),
      read_command_line({arguments.checks, arguments.warnings_as_errors}, registry)};
  for (const ConfigReading& reading : layers) {
    loaded.config.add(reading.layer);
    loaded.errors.insert(loaded.errors.end(), reading.errors.begin(), reading.errors.end());
  }
  return loaded;
}

}  // namespace migcheck
