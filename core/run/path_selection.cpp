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

}  // namespace migcheck
