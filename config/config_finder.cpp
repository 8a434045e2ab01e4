// SPDX-License-Identifier: Apache-2.0
#include "config/config_finder.h"

#include <filesystem>

namespace migcheck {

std::optional<std::string> find_config_file(const std::string& start, const std::string& root) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  fs::path folder = start;
  if (!fs::is_directory(folder, ignored)) folder = folder.parent_path();
  while (true) {
    const fs::path candidate = folder / config_file_name;
    if (fs::exists(candidate, ignored)) return candidate.string();
    if (folder == fs::path(root) || folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace migcheck
