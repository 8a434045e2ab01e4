// SPDX-License-Identifier: Apache-2.0
// The method resolution order of a class, as far as its bases are known.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/python/value.h"

namespace migcheck {

using ClassPtr = std::shared_ptr<ClassData>;

/// A class and its known bases in the order in which Python looks for attributes.
struct ClassOrder {
  std::vector<ClassPtr> classes;
  /// Why a base class may hold columns that we cannot see; empty when all bases are known.
  std::string unknown;
  /// Base classes outside the repository about which nothing is known, by their dotted path.
  std::vector<std::string> foreign;
};

[[nodiscard]] ClassOrder class_order(const ClassPtr& type);

/// The attribute that stands in the class itself; null when absent.
[[nodiscard]] const Value* own_attribute(const ClassData& type, std::string_view name);

}  // namespace migcheck
