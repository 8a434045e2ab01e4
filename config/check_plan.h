// SPDX-License-Identifier: Apache-2.0
// Which checks run where. A check whose options differ between folders runs once for each set of
// options, and only its findings in the files of that set count.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/config_tree.h"

namespace migcheck {

class CheckPlan {
 public:
  /// `paths` are all files that findings may be in, from the root. The registry must stay.
  CheckPlan(const ConfigTree& tree, const Registry& registry,
            const std::vector<std::string>& paths);

  /// The checks, by id; each says for which files it is on.
  [[nodiscard]] const std::vector<EnabledCheck>& checks() const { return checks_; }
  /// Gives findings the levels of Severity, and then of WarningsAsErrors.
  void set_levels(std::vector<Diagnostic>& diagnostics) const;

 private:
  struct Profiles;

  std::shared_ptr<const Profiles> profiles_;
  std::vector<EnabledCheck> checks_;
};

}  // namespace migcheck
