// SPDX-License-Identifier: Apache-2.0
// Every configuration is read once, whichever folders add to it, so that its errors are told once.
// In fact twice: plugins and custom checks come first, because everything else may name them.
#include "tool/load_config.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>

#include "config/config_error.h"
#include "config/config_finder.h"
#include "config/config_reader.h"
#include "core/run/path_selection.h"
#include "core/source/file_io.h"
#include "tool/extensions.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// A configuration with the name that users see and the folder its patterns are relative to.
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

bool is_config_file(std::string_view path) {
  return path.substr(path.rfind('/') + 1) == config_file_name;
}

/// The configurations among files, each after those of the folders above it, which may leave it
/// out.
std::vector<std::string> configs_among(const std::vector<std::string>& files) {
  std::vector<std::string> configs;
  std::copy_if(files.begin(), files.end(), std::back_inserter(configs), is_config_file);
  std::stable_sort(configs.begin(), configs.end(), [](const auto& a, const auto& b) {
    return std::count(a.begin(), a.end(), '/') < std::count(b.begin(), b.end(), '/');
  });
  return configs;
}

/// Reads a configuration for its checks, or only for what brings checks.
using LayerReader = std::function<ConfigReading(const SourceFile& file, const std::string& folder)>;

class ConfigLoader {
 public:
  /// With a place for extensions, the plugins that configurations name are loaded into it.
  ConfigLoader(const Arguments& arguments, const Target& target, const Registry& registry,
               Extensions& extensions, LayerReader reader)
      : arguments_(arguments),
        target_(target),
        registry_(registry),
        extensions_(extensions),
        reader_(std::move(reader)) {}

  LoadedConfig load(const std::vector<std::string>& files) {
    read_above();
    if (arguments_.config && arguments_.config_file) {
      loaded_.errors.push_back({.message = "--config and --config-file exclude each other"});
    } else if (arguments_.config || arguments_.config_file) {
      loaded_.tree.set("", on_top_of(given_layers()));
    } else {
      load_files(files);
    }
    return std::move(loaded_);
  }

 private:
  using Layers = std::vector<const ConfigLayer*>;

  void load_files(const std::vector<std::string>& files) {
    loaded_.tree.set("", on_top_of(layers_above(target_.root)));
    const fs::path start = fs::is_directory(target_.start) ? fs::path(target_.start)
                                                           : fs::path(target_.start).parent_path();
    const std::string folder = start.lexically_relative(target_.root).generic_string();
    loaded_.tree.set(folder == "." ? "" : folder, on_top_of(layers_above(start.string())));
    for (const std::string& file : configs_among(files)) {
      if (loaded_.tree.excludes(file) || !governs_selection(file, target_.paths)) continue;
      const fs::path folder_of_file = fs::path(file).parent_path();
      loaded_.tree.set(folder_of_file.generic_string(),
                       on_top_of(layers_above(fs::path(target_.root) / folder_of_file)));
    }
  }

  /// The layers of the nearest configuration in a folder or above, the farthest first.
  Layers layers_above(const std::string& folder) {
    const auto found = find_config_file(folder, target_.root);
    return found ? layers_of_file(*found) : Layers();
  }

  Layers layers_of_file(const std::string& path) {
    const ConfigLayer& layer = read(place_of(path, target_));
    Layers layers;
    const fs::path folder = fs::path(path).parent_path();
    const bool top = layer.root || !layer.inherits.value_or(true) || folder == target_.root;
    if (!top) layers = layers_above(folder.parent_path().string());
    add_extended(layer, folder.string(), layers);
    layers.push_back(&layer);
    return layers;
  }

  /// --config and --config-file stand alone unless they ask for their parents.
  Layers given_layers() {
    Place place =
        arguments_.config ? Place{"", "--config", ""} : place_of(*arguments_.config_file, target_);
    if (arguments_.config_file) place.shown = *arguments_.config_file;
    const ConfigLayer& layer =
        arguments_.config ? read_text(place, *arguments_.config) : read(place);
    Layers layers;
    if (layer.inherits.value_or(false)) layers = layers_above(target_.start);
    add_extended(layer, fs::path(place.path).parent_path().string(), layers);
    layers.push_back(&layer);
    return layers;
  }

  void add_extended(const ConfigLayer& layer, const std::string& folder, Layers& layers) {
    if (!layer.extends || layer.extends->empty()) return;
    const Setting& setting = layer.extends->front();
    std::error_code ignored;
    const std::string path =
        fs::weakly_canonical(fs::path(folder) / setting.value, ignored).string();
    if (std::find(extending_.begin(), extending_.end(), path) != extending_.end()) {
      return fail_at(setting, "configurations extend each other in a circle");
    }
    if (!fs::exists(path, ignored)) {
      return fail_at(setting, "there is no file '" + setting.value + "'");
    }
    extending_.push_back(path);
    const ConfigLayer& base = read(place_of(path, target_));
    add_extended(base, fs::path(path).parent_path().string(), layers);
    extending_.pop_back();
    layers.push_back(&base);
  }

  void fail_at(const Setting& setting, std::string message) {
    const SettingOrigin& origin = setting.origin;
    const bool told =
        std::any_of(loaded_.errors.begin(), loaded_.errors.end(), [&](const Error& one) {
          return one.file == origin.source && one.line == origin.line && one.message == message;
        });
    if (told) return;
    loaded_.errors.push_back({.message = std::move(message),
                              .file = origin.source,
                              .line = origin.line,
                              .column = origin.column});
  }

  const ConfigLayer& read(const Place& place) {
    if (const auto known = layers_.find(place.path); known != layers_.end()) return known->second;
    auto text = read_file(place.path);
    if (text) return read_text(place, std::move(text).value());
    loaded_.errors.push_back(text.error());
    return layers_[place.path];
  }

  /// Files come with the repository, and so do the plugins that they name; the text of --config
  /// comes from who runs the program.
  [[nodiscard]] bool trusts(const Place& place) const {
    return arguments_.allow_plugins || place.path.empty();
  }

  const ConfigLayer& read_text(const Place& place, std::string text) {
    const SourceFile file(place.shown, std::move(text));
    ConfigReading reading = reader_(file, place.folder);
    if (reading.errors.empty()) {
      extensions_.add(reading.layer, fs::path(place.path).parent_path().string(), trusts(place),
                      reading.errors);
    }
    return keep(place.path, std::move(reading));
  }

  const ConfigLayer& keep(const std::string& name, ConfigReading reading) {
    loaded_.errors.insert(loaded_.errors.end(), reading.errors.begin(), reading.errors.end());
    return layers_.insert_or_assign(name, std::move(reading.layer)).first->second;
  }

  /// What stands above every configuration: imported exceptions and the command line.
  void read_above() {
    if (arguments_.import_exceptions) {
      const Place place = place_of(*arguments_.import_exceptions, target_);
      auto text = read_file(place.path);
      if (!text) return loaded_.errors.push_back(text.error());
      const SourceFile file(*arguments_.import_exceptions, std::move(text).value());
      ExceptionsReading exceptions = read_exceptions(file, registry_, place.folder);
      for (const Setting& one : exceptions.foreign) {
        loaded_.warnings.push_back(to_string(one.origin) + ": warning: no check matches '" +
                                   one.value + "'; it is left out");
      }
      above_.push_back(&keep("--import-exceptions", std::move(exceptions.reading)));
    }
    ConfigReading options =
        read_command_line({arguments_.checks, arguments_.warnings_as_errors}, registry_);
    extensions_.load(arguments_.load, options.layer, options.errors);
    above_.push_back(&keep("--checks", std::move(options)));
  }

  [[nodiscard]] Config on_top_of(const Layers& layers) const {
    Config config;
    for (const ConfigLayer* layer : layers) config.add(*layer);
    for (const ConfigLayer* layer : above_) config.add(*layer);
    return config;
  }

  const Arguments& arguments_;
  const Target& target_;
  const Registry& registry_;
  Extensions& extensions_;
  LayerReader reader_;
  LoadedConfig loaded_;
  std::map<std::string, ConfigLayer> layers_;
  Layers above_;
  std::vector<std::string> extending_;
};

}  // namespace

std::vector<Error> load_extensions(const Arguments& arguments, const Target& target,
                                   const std::vector<std::string>& files, Registry& registry) {
  Extensions extensions(target.root, registry);
  const auto read = [](const SourceFile& file, const std::string& folder) {
    return read_extensions(file, folder);
  };
  Arguments wanted = arguments;
  wanted.checks.reset();
  wanted.warnings_as_errors.reset();
  wanted.import_exceptions.reset();
  return ConfigLoader(wanted, target, registry, extensions, read).load(files).errors;
}

LoadedConfig load_config(const Arguments& arguments, const Target& target,
                         const std::vector<std::string>& files, Registry& registry) {
  std::vector<Error> errors = load_extensions(arguments, target, files, registry);
  if (!errors.empty()) return {{}, std::move(errors), {}};
  Extensions extensions(target.root, registry);
  const auto read = [&](const SourceFile& file, const std::string& folder) {
    return read_config(file, registry, folder);
  };
  return ConfigLoader(arguments, target, registry, extensions, read).load(files);
}

}  // namespace migcheck
