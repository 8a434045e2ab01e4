// SPDX-License-Identifier: Apache-2.0
// One table of the models with everything that CREATE TABLE and what follows it would need.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/models/metadata_key.h"
#include "core/models/model_schema.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {

struct MappedTable {
  MetadataKey key;
  ModelTable table;  ///< `columns` is filled when all tables are known
  std::vector<SqlColumn> columns;
  std::vector<ConstraintDef> constraints;  ///< those written beside the columns
  std::vector<IndexDef> indexes;
  std::optional<std::string> comment;
};

}  // namespace migcheck
