// SPDX-License-Identifier: Apache-2.0
#include "core/schema/naming.h"

#include <algorithm>

#include "core/schema/expression_name.h"

namespace migcheck {
namespace {

constexpr std::size_t longest_name = 63;

// As many whole UTF-8 characters as fit.
std::string_view clipped(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit);
}

bool constraint_exists(const CatalogState& state, const Table& table, const std::string& name) {
  return table.constraint(name) != nullptr ||
         !state.users(LinkKind::constraint, {table.name.schema, name}).empty();
}

bool relation_exists(const CatalogState& state, const Table& table, const std::string& name) {
  return table.index(name) != nullptr || state.relations.contains({table.name.schema, name});
}

template <class Taken>
std::string first_free(const Table& table, std::string_view part, std::string_view label,
                       const Taken& taken) {
  std::string name = make_object_name(table.name.name, part, label);
  for (int pass = 1; taken(name); ++pass)
    name = make_object_name(table.name.name, part, std::string(label) + std::to_string(pass));
  return name;
}

}  // namespace

std::string make_object_name(std::string_view table, std::string_view part,
                             std::string_view label) {
  const std::size_t overhead = (part.empty() ? 0 : 1) + (label.empty() ? 0 : label.size() + 1);
  const std::size_t available = longest_name - std::min(longest_name, overhead);
  std::size_t table_size = table.size();
  std::size_t part_size = part.size();
  while (table_size + part_size > available) --(table_size > part_size ? table_size : part_size);
  std::string name(clipped(table, table_size));
  if (!part.empty()) name.append("_").append(clipped(part, part_size));
  if (!label.empty()) name.append("_").append(label);
  return name;
}

std::string choose_relation_name(const CatalogState& state, const Table& table,
                                 std::string_view part, std::string_view label, bool constraint) {
  return first_free(table, part, label, [&](const std::string& name) {
    return relation_exists(state, table, name) ||
           (constraint && constraint_exists(state, table, name));
  });
}

std::string choose_constraint_name(const CatalogState& state, const Table& table,
                                   std::string_view part, std::string_view label) {
  return first_free(table, part, label,
                    [&](const std::string& name) { return constraint_exists(state, table, name); });
}

std::string joined_columns(const std::vector<std::string>& columns) {
  std::string out;
  for (const std::string& column : columns) {
    if (!out.empty()) out += '_';
    out += truncated(column);
    if (out.size() > longest_name) break;
  }
  return out;
}

std::vector<std::string> index_column_names(const IndexDef& index) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& base) {
    std::string name = base;
    for (int pass = 1; std::find(names.begin(), names.end(), name) != names.end(); ++pass) {
      const std::string number = std::to_string(pass);
      name = std::string(clipped(base, longest_name - number.size())) + number;
    }
    names.push_back(name);
  };
  for (const IndexElement& element : index.elements)
    add(element.expression ? expression_name(element.text) : element.text);
  for (const std::string& column : index.include) add(column);
  return names;
}

std::string choose_index_name(const CatalogState& state, const Table& table,
                              const IndexDef& index) {
  return choose_relation_name(state, table, joined_columns(index_column_names(index)), "idx",
                              false);
}

std::string truncated(std::string name) {
  name.resize(clipped(name, longest_name).size());
  return name;
}

}  // namespace migcheck
