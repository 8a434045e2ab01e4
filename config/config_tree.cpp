// SPDX-License-Identifier: Apache-2.0
#include "config/config_tree.h"

namespace migcheck {

void ConfigTree::set(const std::string& folder, Config config) {
  by_folder_.insert_or_assign(folder, std::move(config));
}

const Config& ConfigTree::at(const std::string& path) const {
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
