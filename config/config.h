// SPDX-License-Identifier: Apache-2.0
// The configuration of a run: layers merged into one.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "config/config_layer.h"
#include "core/check/check_filter.h"
#include "core/run/pipeline.h"

namespace migcheck {

/// The merged layers. Globs of all layers count, in the order of the layers; an option of a check
/// and a list of path patterns come from the last layer that sets them.
class Config {
 public:
  /// The later layer is the stronger one.
  void add(const ConfigLayer& layer);

  /// The checks that are on, by id. Without any glob that is all of them.
  [[nodiscard]] std::vector<EnabledCheck> enabled_checks(const Registry& registry) const;
  /// The checks whose warnings become errors.
  [[nodiscard]] CheckFilter warnings_as_errors(const Registry& registry) const;
  [[nodiscard]] std::vector<std::string> migrations() const;
  [[nodiscard]] std::vector<std::string> models() const;
  [[nodiscard]] std::vector<std::string> exclude() const;
  /// 0: not set.
  [[nodiscard]] int postgres_version() const { return merged_.postgres_version; }

 private:
  ConfigLayer merged_;
  std::map<std::pair<std::string, std::string>, OptionSetting> options_;  ///< by check and option
};

}  // namespace migcheck
