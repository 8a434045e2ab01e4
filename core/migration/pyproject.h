// SPDX-License-Identifier: Apache-2.0
// The table [tool.alembic] of pyproject.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// The scalar and list options of [tool.alembic]: a string or a boolean ("true", "false") is a list
/// of one. Other values are left out. An absent table is an empty map.
using AlembicTable = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads the table; fails on a file that is no TOML.
Result<AlembicTable> read_alembic_table(const std::string& path, std::string_view text);

}  // namespace migcheck
