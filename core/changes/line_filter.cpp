// SPDX-License-Identifier: Apache-2.0
#include "core/changes/line_filter.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace migcheck {
namespace {

using nlohmann::json;

Error filter_error(std::string message) {
  return {.message = std::move(message),
          .file = "--line-filter",
          .advice = R"(expected [{"name": "file.py", "lines": [[1, 3], [5, 7]]}])"};
}

bool is_line(const json& value) {
  constexpr std::int64_t most = 1 << 30;
  return value.is_number_integer() && value.get<std::int64_t>() >= 1 &&
         value.get<std::int64_t>() <= most;
}

bool is_range(const json& value) {
  return value.is_array() && value.size() == 2 && is_line(value[0]) && is_line(value[1]) &&
         value[0].get<std::int64_t>() <= value[1].get<std::int64_t>();
}

/// Adds one entry; what is wrong with it, or nothing.
std::string add_entry(const json& entry, LineSelection& selection) {
  if (!entry.is_object()) return "every entry must be an object";
  for (const auto& [key, value] : entry.items()) {
    if (key != "name" && key != "lines") return "unknown key '" + key + "'";
  }
  const auto name = entry.find("name");
  if (name == entry.end() || !name->is_string() || name->get<std::string>().empty()) {
    return "every entry needs a 'name'";
  }
  std::vector<LineRange> ranges;
  const json lines = entry.value("lines", json::array());
  if (!lines.is_array()) return "'lines' must be a list";
  for (const json& range : lines) {
    if (!is_range(range)) return "a range must be two line numbers, the first one not larger";
    ranges.push_back({range[0].get<std::uint32_t>(), range[1].get<std::uint32_t>()});
  }
  selection.add_name(name->get<std::string>(), ranges);
  return "";
}

}  // namespace

Result<LineSelection> read_line_filter(const std::string& text) {
  const json filter = json::parse(text, nullptr, false);
  if (filter.is_discarded()) return filter_error("this is no JSON");
  if (!filter.is_array()) return filter_error("the filter must be a list");
  LineSelection selection;
  for (const json& entry : filter) {
    const std::string problem = add_entry(entry, selection);
    if (!problem.empty()) return filter_error(problem);
  }
  return selection;
}

}  // namespace migcheck
