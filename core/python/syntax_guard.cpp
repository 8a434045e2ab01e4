// SPDX-License-Identifier: Apache-2.0
#include "core/python/syntax_guard.h"

#include <memory>
#include <string>

#include "core/python/module.h"

namespace migcheck {
namespace {

std::size_t error_count(const std::string& path, std::string_view text) {
  const auto file = std::make_shared<const SourceFile>(path, std::string(text));
  return parse_python(file)->syntax_errors().size();
}

}  // namespace

bool breaks_syntax(const SourceFile& before, std::string_view after) {
  if (!before.path().ends_with(".py")) return false;
  const std::size_t errors = error_count(before.path(), after);
  return errors > 0 && errors > error_count(before.path(), before.text());
}

}  // namespace migcheck
