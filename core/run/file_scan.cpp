// SPDX-License-Identifier: Apache-2.0
#include "core/run/file_scan.h"

#include <optional>

#include "core/models/model_files.h"
#include "core/source/thread_pool.h"

namespace migcheck {

FileScan::FileScan(const ModuleStore& store, const std::vector<std::string>& files, unsigned jobs) {
  std::vector<Words> found(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    if (!files[i].ends_with(".py")) return;
    const std::optional<std::string> text = store.read(files[i]);
    if (!text) return;
    found[i].of_models = migcheck::may_define_models(*text);
    found[i].of_convention = text->find("naming_convention") != std::string::npos;
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (found[i].of_models || found[i].of_convention) files_.emplace(files[i], found[i]);
  }
}

FileScan::Words FileScan::words(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? Words() : found->second;
}

}  // namespace migcheck
