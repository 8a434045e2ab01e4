// SPDX-License-Identifier: Apache-2.0
// Checks that do not come with migcheck: those of plugins, and those that a configuration defines.
#pragma once

#include <string>
#include <vector>

#include "config/config_layer.h"
#include "core/check/registry.h"

namespace migcheck {

/// Brings the extensions that layers name into a registry, each once.
class Extensions {
 public:
  Extensions(std::string root, Registry& registry) : root_(std::move(root)), registry_(registry) {}

  /// The plugins and custom checks of a configuration in `folder` (empty: the current one). The
  /// layer then says which checks it brings, and names its plugins from the root. Without trust a
  /// plugin is an error.
  void add(ConfigLayer& layer, const std::string& folder, bool trusted, std::vector<Error>& errors);
  /// The plugins of --load.
  void load(const std::vector<std::string>& plugins, ConfigLayer& layer,
            std::vector<Error>& errors);

 private:
  static void refuse(const Setting& plugin, std::vector<Error>& errors);
  /// Adds a check unless it is there already, from the same place.
  void define(const CustomCheck& check, std::vector<Error>& errors);
  /// The ids of a plugin's checks; nothing when it could not be loaded.
  std::vector<std::string> load_once(const Setting& plugin, const std::string& path,
                                     std::vector<Error>& errors);
  /// The name under which users know a file: from the root where it lies below it.
  [[nodiscard]] std::string shown(const std::string& path) const;

  std::string root_;
  Registry& registry_;
};

}  // namespace migcheck
