// SPDX-License-Identifier: Apache-2.0
// Which files are worth parsing for models.
#pragma once

#include <string_view>

namespace migcheck {

/// True when a Python file may define tables of models: a search for words, without parsing.
[[nodiscard]] bool may_define_models(std::string_view text);

/// True for a file that is a test by its name or folder. Tests define tables of their own on the
/// application's bases, which no migration has to build.
[[nodiscard]] bool is_test_file(std::string_view path);

}  // namespace migcheck
