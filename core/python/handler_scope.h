// SPDX-License-Identifier: Apache-2.0
// What a bare `raise` in an except clause raises again.
#pragma once

#include <vector>

#include "core/python/interpreter.h"

namespace migcheck {

/// For the time of one except clause.
class HandlerScope {
 public:
  HandlerScope(std::vector<const PythonRaise*>& handled, const PythonRaise& raised)
      : handled_(handled) {
    handled_.push_back(&raised);
  }
  ~HandlerScope() { handled_.pop_back(); }
  HandlerScope(const HandlerScope&) = delete;
  HandlerScope& operator=(const HandlerScope&) = delete;

 private:
  std::vector<const PythonRaise*>& handled_;
};

}  // namespace migcheck
