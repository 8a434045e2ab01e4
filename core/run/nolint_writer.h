// SPDX-License-Identifier: Apache-2.0
// Writing suppression comments for findings.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

/// A file with comments added.
struct SuppressedFile {
  const SourceFile* file = nullptr;
  std::string text;
  std::size_t findings = 0;  ///< how many are suppressed
};

/// The files with a comment for each finding that is not suppressed, in the style that a file has:
/// behind the line, or above it where the file's comments stand above. An existing list is
/// extended. A line that ends inside a string or with a backslash is wrapped in a block around its
/// statement. Findings without a place, about suppression comments themselves, and of files that
/// would not parse any more are left alone.
[[nodiscard]] std::vector<SuppressedFile> suppress_findings(
    const Repository& repository, const std::vector<Diagnostic>& diagnostics,
    const std::string& reason);

}  // namespace migcheck
