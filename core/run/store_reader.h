// SPDX-License-Identifier: Apache-2.0
// The files of a repository for those who look for environments in it.
#pragma once

#include <string>
#include <utility>

#include "core/migration/environment.h"
#include "core/run/module_loader.h"

namespace migcheck {

/// Reads what a store reads, texts that stand for files included.
class StoreReader : public FileReader {
 public:
  explicit StoreReader(const ModuleStore& store) : store_(store) {}
  bool read(const std::string& path, std::string& text) const override {
    std::optional<std::string> content = store_.read(path);
    if (content) text = std::move(*content);
    return content.has_value();
  }

 private:
  const ModuleStore& store_;
};

}  // namespace migcheck
