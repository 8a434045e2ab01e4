// SPDX-License-Identifier: Apache-2.0
// Counts of findings, for every report that ends with them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

struct Summary {
  std::size_t findings = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t files = 0;        ///< files with a finding
  std::size_t in_baseline = 0;  ///< findings that are in the baseline; they count nowhere else
  std::map<std::string, std::size_t> suppressed;  ///< by what did it; they count nowhere else

  [[nodiscard]] std::size_t all_suppressed() const;
};

[[nodiscard]] Summary summarise(const std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
