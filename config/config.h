// SPDX-License-Identifier: Apache-2.0
// The configuration of a folder: layers on top of each other.
#pragma once

#include <string>
#include <vector>

#include "config/config_layer.h"
#include "config/file_config.h"
#include "core/source/path_glob.h"

namespace migcheck {

/// The layers in order. What is about checks is merged for a file, since Overrides decide by path:
/// first the settings of all layers for all files, then the overrides of all layers that match. Of
/// everything else the last layer that sets it counts.
class Config {
 public:
  /// The later layer is the stronger one.
  void add(const ConfigLayer& layer);

  /// The settings that no override changes.
  [[nodiscard]] const FileConfig& for_all() const { return for_all_; }
  /// The settings for a file, by its path from the root; the empty path stands for no file.
  [[nodiscard]] FileConfig for_file(const std::string& path) const;
  /// Which overrides count for a file: the same for files with equal settings.
  [[nodiscard]] std::vector<bool> overrides_for(const std::string& path) const;
  /// The checks that are on where no override says anything else.
  [[nodiscard]] std::vector<EnabledCheck> enabled_checks(const Registry& registry) const {
    return for_file("").enabled_checks(registry);
  }
  [[nodiscard]] CheckFilter warnings_as_errors(const Registry& registry) const {
    return for_file("").warnings_as_errors(registry);
  }

  [[nodiscard]] std::vector<std::string> migrations() const;
  [[nodiscard]] std::vector<std::string> models() const;
  [[nodiscard]] std::vector<std::string> exclude() const;
  /// From the root of the repository, or absolute; empty: not set.
  [[nodiscard]] std::string baseline() const;
  /// 0: not set.
  [[nodiscard]] int postgres_version() const { return merged_.postgres_version.value; }
  [[nodiscard]] int sqlalchemy_version() const { return merged_.sqlalchemy_version.value; }
  /// Empty: not set.
  [[nodiscard]] std::string alembic_version() const;
  [[nodiscard]] FailOn fail_on() const { return merged_.fail_on.value_or(FailOn::warning); }

  /// What is not about single files; its settings for checks are empty.
  [[nodiscard]] const ConfigLayer& general() const { return merged_; }
  [[nodiscard]] std::vector<CheckSettings> overrides() const;

 private:
  struct Override {
    CheckSettings settings;
    std::vector<PathPattern> files;
  };

  ConfigLayer merged_;
  FileConfig for_all_;
  std::vector<Override> overrides_;
};

}  // namespace migcheck
