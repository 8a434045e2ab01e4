// SPDX-License-Identifier: Apache-2.0
// Prints everything that documentation is generated from, as JSON: the help, the keys of the
// configuration with their JSON Schema, and the descriptors of the checks. A program of its own, so
// that users are not shown what only developers need.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "checks/all_checks.h"
#include "config/config_keys.h"
#include "config/json_schema.h"
#include "tool/help.h"
#include "tool/option_table.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string_view type_name(OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return "boolean";
    case OptionType::integer:
      return "integer";
    case OptionType::regex:
      return "regular expression";
    case OptionType::choice:
      return "choice";
    case OptionType::string_list:
      return "list";
    case OptionType::string:
      break;
  }
  return "string";
}

Json describe(const CheckInfo& info) {
  Json options = Json::array();
  for (const OptionInfo& option : info.options) {
    options.push_back({{"name", option.name},
                       {"type", type_name(option.type)},
                       {"default", option.default_value},
                       {"help", option.help}});
  }
  return {{"id", info.id},
          {"module", info.module},
          {"summary", info.summary},
          {"severity", to_string(info.severity)},
          {"fixes", info.offers_fix},
          {"options", options}};
}

Json describe(const OptionRow& row) {
  return {{"name", row.name},
          {"short", row.short_name},
          {"value", row.value},
          {"help", row.help},
          {"needs_value", !row.value.empty() && row.implied.empty()},
          {"words", row.words}};
}

Json describe_all() {
  Registry registry;
  register_all_checks(registry);
  Json keys = Json::array();
  for (const ConfigKey& key : config_keys) {
    keys.push_back({{"name", key.name}, {"help", key.help}});
  }
  Json options = Json::array();
  for (const OptionRow& row : option_table()) options.push_back(describe(row));
  Json checks = Json::array();
  for (const auto& [id, check] : registry.checks()) checks.push_back(describe(check.info));
  return {{"help", help_text()},
          {"options", options},
          {"keys", keys},
          {"schema", config_json_schema(registry)},
          {"checks", checks}};
}

}  // namespace
}  // namespace migcheck

int main() {
  std::puts(migcheck::describe_all().dump(2).c_str());
  return 0;
}
