// SPDX-License-Identifier: Apache-2.0
// --base: the database before the first revision.
#pragma once

#include <memory>

#include "core/schema/catalog.h"
#include "core/source/result.h"
#include "core/source/source_file.h"
#include "tool/arguments.h"

namespace migcheck {

struct Base {
  std::shared_ptr<const SourceFile> file;  ///< null without a file; the catalog refers to it
  Catalog catalog;
};

[[nodiscard]] Result<Base> load_base(const Arguments& arguments, int postgres_version);

}  // namespace migcheck
