// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_files.h"

#include <algorithm>
#include <array>

namespace migcheck {
namespace {

/// Each form of a model has one of them: declarative tables and their mixins, Table(), SQLModel,
/// Flask-SQLAlchemy. The last two tell about the MetaData.
constexpr std::array<std::string_view, 11> words{"__tablename__",
                                                 "__table__",
                                                 "Column(",
                                                 "mapped_column",
                                                 "Mapped[",
                                                 "Table(",
                                                 "table=True",
                                                 "table = True",
                                                 ".Model)",
                                                 "SQLAlchemy(",
                                                 ".naming_convention = "};

bool has_word(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

}  // namespace

bool may_define_models(std::string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_word(text, word); });
}

bool is_test_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with("test_") || name.ends_with("_test.py") || name == "conftest.py") return true;
  return path.starts_with("tests/") || path.starts_with("test/") || has_word(path, "/tests/") ||
         has_word(path, "/test/");
}

}  // namespace migcheck
