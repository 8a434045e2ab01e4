// SPDX-License-Identifier: Apache-2.0
// Checks of plugins are foreign code, and built-in ones have defects too: what a check throws ends
// the one call that threw it, and is said at the end. Here is the only place that catches it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/check/registry.h"
#include "core/run/repository.h"

namespace migcheck {

/// "check 'x' of plugin 'p.so' at 'f.py'"; plugin and file may be empty.
[[nodiscard]] std::string describe_check(const std::string& check, const std::string& plugin,
                                         const std::string& file);

/// Calls `call`; returns what it threw, in words.
[[nodiscard]] std::optional<std::string> contained(const std::function<void()>& call);

/// Failures of one run: equal ones are counted, not repeated.
class FailureList {
 public:
  /// Does nothing when nothing was thrown. The first of equal failures names the file.
  void add(const RegisteredCheck& check, const std::string& file,
           const std::optional<std::string>& thrown);
  /// All failures, by check and reason.
  [[nodiscard]] std::vector<CheckFailure> take();

 private:
  std::map<std::pair<std::string, std::string>, CheckFailure> by_check_;
};

}  // namespace migcheck
