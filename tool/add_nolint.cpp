// SPDX-License-Identifier: Apache-2.0
#include "tool/add_nolint.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/run/nolint_writer.h"
#include "core/source/file_io.h"
#include "report/counted.h"

namespace migcheck {

Result<std::string> add_nolint(const Repository& repository,
                               const std::vector<Diagnostic>& diagnostics,
                               const std::string& reason) {
  const std::vector<SuppressedFile> files = suppress_findings(repository, diagnostics, reason);
  std::size_t suppressed = 0;
  for (const SuppressedFile& file : files) {
    const std::string path = repository.root + "/" + file.file->path();
    if (auto error = write_file_atomically(path, file.text)) return *std::move(error);
    suppressed += file.findings;
  }
  const auto open = static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [](const Diagnostic& one) { return !one.suppression; }));
  std::string text = fmt::format("suppressed {} in {}", counted(suppressed, "finding"),
                                 counted(files.size(), "file"));
  if (open > suppressed) {
    text += fmt::format("; {} cannot be suppressed by a comment",
                        counted(open - suppressed, "finding"));
  }
  return text + "\n";
}

}  // namespace migcheck
