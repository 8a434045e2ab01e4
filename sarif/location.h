// SPDX-License-Identifier: Apache-2.0
// Locations, and the list of files that they name.
#pragma once

#include <map>
#include <string>

#include "core/source/source_file.h"
#include "sarif/json.h"

namespace migcheck {

/// Writes locations and remembers the files for `run.artifacts`.
class LocationWriter {
 public:
  /// `prefix` leads from the repository's root to the folder that paths are relative to.
  explicit LocationWriter(std::string prefix) : prefix_(std::move(prefix)) {}

  /// A physicalLocation with region, snippet and context.
  [[nodiscard]] Json place(const Span& span);
  /// The same for a file whose text is not at hand; `line` and `column` may be 0 for unknown.
  [[nodiscard]] Json place(const std::string& path, Position position);
  /// An artifactLocation.
  [[nodiscard]] Json file(const SourceFile& file);
  [[nodiscard]] std::string uri(std::string_view path) const;
  /// All files named so far, by URI.
  [[nodiscard]] Json artifacts() const;

 private:
  Json artifact_location(const std::string& path, const SourceFile* file);

  std::string prefix_;
  std::map<std::string, const SourceFile*> files_;  ///< by URI; null: text not at hand
};

/// A region with its four coordinates and without a snippet.
[[nodiscard]] Json coordinates(Position start, Position end);

}  // namespace migcheck
