// SPDX-License-Identifier: Apache-2.0
// What the configuration says about checks in one file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/config_layer.h"
#include "core/check/check_filter.h"
#include "core/run/pipeline.h"

namespace migcheck {

/// Settings for checks, merged. Globs of all layers count, in order; an option of a check comes
/// from the last layer that sets it, a level from the last glob that matches.
class FileConfig {
 public:
  void add(const CheckSettings& later);
  /// Adds settings for some files. Where no globs were set before, they add to all checks.
  void add_override(const CheckSettings& later);

  /// The checks that are on, by id. Without any glob that is all but those that run only when they
  /// are named.
  [[nodiscard]] std::vector<EnabledCheck> enabled_checks(const Registry& registry) const;
  /// The checks whose warnings become errors.
  [[nodiscard]] CheckFilter warnings_as_errors(const Registry& registry) const;
  /// What sets the level of a check; null: nothing.
  [[nodiscard]] const SeveritySetting* severity(std::string_view check) const;
  /// The glob that decides whether a check is on; null: none does.
  [[nodiscard]] const Setting* decisive_glob(std::string_view check) const;
  /// The options of a check that are set, by name.
  [[nodiscard]] std::vector<const OptionSetting*> options(std::string_view check) const;

  [[nodiscard]] const CheckSettings& settings() const { return merged_; }

 private:
  /// Whether a check is built in, or some layer of this configuration brings it along.
  [[nodiscard]] bool exists_here(const RegisteredCheck& check) const;

  CheckSettings merged_;
};

}  // namespace migcheck
