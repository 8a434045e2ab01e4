// SPDX-License-Identifier: Apache-2.0
#include "config/json_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "config/config_keys.h"
#include "config/custom_check_keys.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

Json string_or_list() {
  const Json text = {{"type", "string"}};
  return {{"oneOf", Json::array({text, Json{{"type", "array"}, {"items", text}}})}};
}

Json described(Json schema, std::string_view description) {
  schema["description"] = description;
  return schema;
}

Json integer_schema(const OptionInfo& option) {
  Json schema = {{"type", "integer"}, {"minimum", option.minimum}};
  if (option.maximum != 0) schema["maximum"] = option.maximum;
  schema["default"] = std::stoll(option.default_value);
  return schema;
}

Json value_schema(const OptionInfo& option) {
  switch (option.type) {
    case OptionType::boolean:
      return {{"type", "boolean"}, {"default", option.default_value == "true"}};
    case OptionType::integer:
      return integer_schema(option);
    case OptionType::choice:
      return {{"type", "string"}, {"enum", option.choices}, {"default", option.default_value}};
    case OptionType::string_list: {
      Json schema = string_or_list();
      schema["default"] = option.default_value;
      return schema;
    }
    case OptionType::regex:
      return {{"type", "string"}, {"format", "regex"}, {"default", option.default_value}};
    case OptionType::string:
      break;
  }
  // 2.1 without quotes is a number for YAML, and a fine string for us
  return {{"type", {"string", "number"}}, {"default", option.default_value}};
}

/// Both spellings: `check.Option` and a map below `check`.
Json check_options_schema(const Registry& registry) {
  Json properties = Json::object();
  for (const auto& [id, registered] : registry.checks()) {
    Json nested = Json::object();
    for (const OptionInfo& option : registered.info.options) {
      const Json schema = described(value_schema(option), option.help);
      properties[id + "." + option.name] = schema;
      nested[option.name] = schema;
    }
    if (nested.empty()) continue;
    properties[id] = {{"type", "object"}, {"additionalProperties", false}, {"properties", nested}};
  }
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
}

Json custom_key_schema(const CustomCheckKey& key) {
  if (key.name == "Guarded") return {{"type", "boolean"}};
  if (key.choices.empty()) return {{"type", "string"}};
  Json words = Json::array();
  std::string_view rest = key.choices;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {{"enum", std::move(words)}};
}

Json custom_checks_schema() {
  Json patterns = Json::object();
  for (const CustomCheckKey& key : custom_operation_keys) {
    const bool is_list = key.name != "Guarded";
    patterns[std::string(key.name)] =
        described(is_list ? string_or_list() : custom_key_schema(key), key.help);
  }
  Json properties = Json::object();
  for (const CustomCheckKey& key : custom_check_keys) {
    Json schema = custom_key_schema(key);
    if (key.name == "Operation") {
      schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", patterns}};
    }
    properties[std::string(key.name)] = described(std::move(schema), key.help);
  }
  Json entry = {{"type", "object"},
                {"additionalProperties", false},
                {"properties", std::move(properties)},
                {"required", {"Name", "Message"}}};
  return {{"type", "array"}, {"items", std::move(entry)}};
}

Json overrides_schema(const Registry& registry);

Json key_schema(const ConfigKey& key, const Registry& registry) {
  switch (key.kind) {
    case KeyKind::check_options:
      return check_options_schema(registry);
    case KeyKind::custom_checks:
      return custom_checks_schema();
    case KeyKind::severities:
      return {{"type", "object"},
              {"additionalProperties", {{"enum", {"error", "warning", "note", "off"}}}}};
    case KeyKind::overrides:
      return overrides_schema(registry);
    case KeyKind::version:
      return {
          {"type", "integer"}, {"minimum", key.versions.oldest}, {"maximum", key.versions.newest}};
    case KeyKind::library_version:
      // 1.13 without quotes is a number for YAML
      return {{"type", {"string", "number"}}, {"pattern", R"(^\d{1,4}(\.\d{1,4}){0,2}$)"}};
    case KeyKind::fail_on:
      return {{"enum", {"error", "warning", "note", "never"}}};
    case KeyKind::inherits:
    case KeyKind::root:
      return {{"type", "boolean"}};
    case KeyKind::file:
    case KeyKind::path:
      return {{"type", "string"}};
    case KeyKind::check_globs:
    case KeyKind::files:
    case KeyKind::path_patterns:
      break;
  }
  return string_or_list();
}

Json keys_schema(std::span<const ConfigKey> keys, const Registry& registry) {
  Json properties = Json::object();
  for (const ConfigKey& key : keys) {
    properties[std::string(key.name)] = described(key_schema(key, registry), key.help);
  }
  return {
      {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

Json overrides_schema(const Registry& registry) {
  Json entry = keys_schema(override_keys, registry);
  entry["required"] = {"Files"};
  return {{"type", "array"}, {"items", std::move(entry)}};
}

}  // namespace

std::string config_json_schema(const Registry& registry) {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "Configuration of migcheck (.migcheck.yaml)"}};
  schema.update(keys_schema(config_keys, registry));
  return schema.dump(2) + "\n";
}

}  // namespace migcheck
