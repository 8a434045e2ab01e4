// SPDX-License-Identifier: Apache-2.0
#include "core/run/path_selection.h"

#include <algorithm>

namespace migcheck {
namespace {

bool is_in(std::string_view file, std::string_view path) {
  return file.starts_with(path) && (file.size() == path.size() || file[path.size()] == '/');
}

}  // namespace

bool is_selected(std::string_view file, const std::vector<std::string>& paths) {
  return paths.empty() || std::any_of(paths.begin(), paths.end(),
                                      [&](const std::string& path) { return is_in(file, path); });
}

bool governs_selection(std::string_view config_file, const std::vector<std::string>& paths) {
  const std::size_t slash = config_file.rfind('/');
  if (slash == std::string_view::npos || is_selected(config_file, paths)) return true;
  const std::string_view folder = config_file.substr(0, slash);
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return is_in(path, folder); });
}

}  // namespace migcheck
