// SPDX-License-Identifier: Apache-2.0
// --since, --diff-input and --line-filter: which findings are about what has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/changes/line_selection.h"
#include "core/run/pipeline.h"
#include "tool/arguments.h"

namespace migcheck {

/// Lines of one option.
struct SelectedLines {
  LineSelection lines;
  bool migrations = false;  ///< a migration with a selected line is selected as a whole
};

/// What the options select.
struct ChangeSelection {
  std::vector<SelectedLines> all_of;  ///< a finding must be in each of them
  EarlierState earlier;               ///< of --since
};

/// Asks git, reads the diff and the filter.
[[nodiscard]] Result<ChangeSelection> select_changes(const Arguments& arguments,
                                                     const std::string& root);

/// Tells whether a finding is about selected lines: with its place, a related one, the statement
/// that fails, or because its migration is selected. `originals` are the texts that fixes have
/// changed. What it is made of must outlive it.
class ChangeFilter {
 public:
  ChangeFilter(const std::vector<SelectedLines>& all_of, const Repository& repository,
               const FileOverlay& originals);
  [[nodiscard]] bool wants(const Diagnostic& diagnostic) const;

 private:
  [[nodiscard]] bool in_lines(const LineSelection& lines, const Span& span) const;
  [[nodiscard]] bool in_selection(const SelectedLines& selected,
                                  const Diagnostic& diagnostic) const;

  const std::vector<SelectedLines>& all_of_;
  std::map<std::string, std::string> revisions_;  ///< files by revision id
  std::map<std::string, OriginalLines> originals_;
};

}  // namespace migcheck
