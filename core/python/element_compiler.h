// SPDX-License-Identifier: Apache-2.0
// Where a class of SQL elements keeps the functions that `@compiles` gives it.
#pragma once

#include <string_view>

namespace migcheck {

/// The name, which no Python source can bind, of what `@compiles(Class)` decorates.
inline constexpr std::string_view any_dialect_compiler = "@compiles";
/// The same for `@compiles(Class, "postgresql")`.
inline constexpr std::string_view postgresql_compiler = "@compiles postgresql";

}  // namespace migcheck
