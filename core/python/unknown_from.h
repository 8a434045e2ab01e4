// SPDX-License-Identifier: Apache-2.0
// Why a value is not known, passed on to what depends on it.
#pragma once

#include <string>

#include "core/python/value.h"

namespace migcheck {

/// The reason of an unknown value; of a known one, `otherwise`.
[[nodiscard]] inline std::string why_unknown(const Value& value, const std::string& otherwise) {
  const UnknownData* unknown = value.as_unknown();
  return unknown == nullptr ? otherwise : unknown->reason;
}

/// An unknown value at `place` for the reason that `value` is unknown, or else for `otherwise`.
[[nodiscard]] inline Value unknown_from(const Value& value, const std::string& otherwise,
                                        Span place) {
  return Value::unknown(why_unknown(value, otherwise), place);
}

}  // namespace migcheck
