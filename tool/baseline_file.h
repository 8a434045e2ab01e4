// SPDX-License-Identifier: Apache-2.0
// --baseline, --write-baseline and --prune-baseline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/baseline/baseline.h"
#include "tool/arguments.h"
#include "tool/inspection.h"

namespace migcheck {

/// The file of --baseline and what is in it.
struct BaselineFile {
  std::string path;
  std::vector<BaselineEntry> entries;
};

/// Reads the baseline that the arguments name, or else `configured`, which is relative to `root`;
/// nothing when there is none.
/// Where one is to be written, it need not exist yet and has a default name in `root`.
[[nodiscard]] Result<std::optional<BaselineFile>> load_baseline(const Arguments& arguments,
                                                                const std::string& configured,
                                                                const std::string& root);

/// Writes the present findings; entries of checks that did not run stay.
[[nodiscard]] std::optional<Error> write_baseline(const Arguments& arguments,
                                                  const BaselineFile& baseline,
                                                  const Inspection& inspection);

/// Removes the entries that no finding matches, or says on standard error which they are.
[[nodiscard]] std::optional<Error> tend_baseline(const Arguments& arguments,
                                                 const BaselineFile& baseline,
                                                 const Inspection& inspection);

}  // namespace migcheck
