// SPDX-License-Identifier: Apache-2.0
// The findings that a team has decided to live with. A baseline is a text file with one finding a
// line, sorted by a fingerprint of its content: moved lines, renamed files and reworded messages
// change nothing in it, and two branches that add findings rarely touch the same place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/source/result.h"
#include "core/source/source_file.h"

namespace migcheck {

/// A known finding.
struct BaselineEntry {
  std::string fingerprint;
  Severity severity = Severity::warning;
  std::string check;
  std::string subject;  ///< for readers of the file
  std::uint32_t line = 0;

  friend bool operator==(const BaselineEntry&, const BaselineEntry&) = default;
};

/// Reads a baseline; the order of its lines does not matter, and equal ones count once.
[[nodiscard]] Result<std::vector<BaselineEntry>> read_baseline(const SourceFile& file);

/// The text of a baseline with these entries.
[[nodiscard]] std::string baseline_text(const std::vector<BaselineEntry>& entries);

/// The entries that these findings make together; suppressed ones need none.
[[nodiscard]] std::vector<BaselineEntry> entries_for(const std::vector<Diagnostic>& diagnostics);

/// Marks every finding as known or new. One that has become worse than its entry says is new.
/// Returns the entries that no finding matches.
[[nodiscard]] std::vector<BaselineEntry> compare_with_baseline(
    std::vector<Diagnostic>& diagnostics, const std::vector<BaselineEntry>& entries);

}  // namespace migcheck
