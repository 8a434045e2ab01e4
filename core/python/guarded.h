// SPDX-License-Identifier: Apache-2.0
// Running the interpreter on code that may raise or run too long.
#pragma once

#include <utility>

#include "core/python/interpreter.h"

namespace migcheck {

/// The result of `evaluate`, or Unknown when Python would raise there or a bound was hit.
template <class Evaluate>
Value guarded(Evaluate&& evaluate) {
  try {
    return std::forward<Evaluate>(evaluate)();
  } catch (const PythonRaise& raised) {
    return Value::unknown("this raises " + raised.type, raised.span);
  } catch (const BudgetExceeded& exceeded) {
    return Value::unknown(exceeded.reason, exceeded.span);
  }
}

}  // namespace migcheck
