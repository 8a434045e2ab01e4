// SPDX-License-Identifier: Apache-2.0
#include "config/config_tree.h"

#include <algorithm>
#include <utility>

namespace migcheck {

void ConfigTree::set(const std::string& folder, Config config) {
  const std::vector<std::string> patterns = config.exclude();
  by_folder_.insert_or_assign(folder, Entry{std::move(config), {patterns.begin(), patterns.end()}});
}

bool ConfigTree::excludes(const std::string& path) const {
  const std::vector<PathPattern>& excluded = entry(path).excluded;
  return std::any_of(excluded.begin(), excluded.end(),
                     [&](const PathPattern& pattern) { return pattern.matches(path); });
}

const ConfigTree::Entry& ConfigTree::entry(const std::string& path) const {
  std::string folder = path;
  while (true) {
    const auto found = by_folder_.find(folder);
    if (found != by_folder_.end()) return found->second;
    if (folder.empty()) return nothing_;
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
  }
}

}  // namespace migcheck
