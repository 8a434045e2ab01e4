// SPDX-License-Identifier: Apache-2.0
// The table of all checks. Modules add theirs by an explicit call; nothing registers itself.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/check.h"

namespace migcheck {

struct RegisteredCheck {
  CheckInfo info;
  CheckFactory create;
  std::size_t order = 0;  ///< how many checks were registered before
  /// What brought it: the file of a plugin, or a place in a configuration; empty: it is built in.
  std::string origin = {};
};

class Registry {
 public:
  /// Adds a check. The id must be new and of the form [a-z0-9]+(-[a-z0-9]+)*, and the options must
  /// have valid defaults; else the check is left out, and refused() says why.
  void add(CheckInfo info, CheckFactory create, std::string origin = {});
  /// Adds a class with `static CheckInfo info()` and a constructor from `const CheckOptions&`.
  template <class T>
  void add() {
    add(T::info(), [](const CheckOptions& options) { return std::make_unique<const T>(options); });
  }
  [[nodiscard]] const RegisteredCheck* find(std::string_view id) const;
  /// What is wrong with the checks that were left out, one sentence each.
  [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }
  /// Ordered by id.
  [[nodiscard]] const std::map<std::string, RegisteredCheck, std::less<>>& checks() const {
    return checks_;
  }

 private:
  std::map<std::string, RegisteredCheck, std::less<>> checks_;
  std::vector<std::string> refused_;
};

/// The candidate nearest to `word` by edit distance, if it is near enough to be a likely typing
/// error.
[[nodiscard]] std::optional<std::string> did_you_mean(std::string_view word,
                                                      const std::vector<std::string>& candidates);

}  // namespace migcheck
