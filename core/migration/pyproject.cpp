// SPDX-License-Identifier: Apache-2.0
// The only file that sees the TOML library. It is slow to compile, and built without exceptions it
// returns its errors.
#include "core/migration/pyproject.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <optional>

namespace migcheck {
namespace {

std::optional<std::string> as_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return std::nullopt;
}

std::vector<std::string> as_list(const toml::node& node) {
  std::vector<std::string> list;
  if (const std::optional<std::string> text = as_text(node)) list.push_back(*text);
  if (const toml::array* items = node.as_array()) {
    for (const toml::node& item : *items) {
      if (const std::optional<std::string> text = as_text(item)) list.push_back(*text);
    }
  }
  return list;
}

}  // namespace

Result<AlembicTable> read_alembic_table(const std::string& path, std::string_view text) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::source_position place = parsed.error().source().begin;
    return Error{std::string(parsed.error().description()), path, place.line, place.column};
  }
  AlembicTable result;
  const toml::table* table = parsed.table()["tool"]["alembic"].as_table();
  if (table == nullptr) return result;
  for (const auto& [key, node] : *table) result[std::string(key.str())] = as_list(node);
  return result;
}

}  // namespace migcheck
