// SPDX-License-Identifier: Apache-2.0
// Finds the folder that a configured location means. Alembic resolves it against the folder it is
// called in and against sys.path, neither of which a repository records; so the likely ones are
// tried in turn, and a location that fits exactly one other folder is taken to be that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/migration/alembic_config.h"
#include "core/migration/folder_index.h"

namespace migcheck {

/// A folder of the repository, and the folder that Alembic must be called in to find it.
struct ResolvedLocation {
  std::string folder;
  std::string working_folder;
};

class LocationResolver {
 public:
  explicit LocationResolver(const FolderIndex& index) : index_(index) {}

  /// The folder of `script_location`.
  [[nodiscard]] std::optional<ResolvedLocation> script_folder(const AlembicConfig& config) const;
  /// The folder of one of `version_locations`, for a call in `working_folder`.
  [[nodiscard]] std::optional<std::string> version_folder(const AlembicConfig& config,
                                                          const std::string& location,
                                                          const std::string& working_folder) const;

 private:
  [[nodiscard]] std::optional<ResolvedLocation> locate(std::string_view path,
                                                       const std::vector<std::string>& bases,
                                                       std::string_view required_file) const;

  const FolderIndex& index_;
};

}  // namespace migcheck
