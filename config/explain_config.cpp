// SPDX-License-Identifier: Apache-2.0
#include "config/config_keys.h"
#include "config/dump_config.h"

namespace migcheck {
namespace {

std::string why_enabled(const FileConfig& config, const CheckInfo& info) {
  const std::string name = "'" + info.id + "' is enabled ";
  if (const Setting* glob = config.decisive_glob(info.id)) {
    return name + "in " + to_string(glob->origin) + " by '" + glob->value + "'\n";
  }
  const auto& checks = config.settings().checks;
  if (!checks) return name + "by default\n";
  return name + "in " + to_string(checks->front().origin) + ": the list begins with '-'\n";
}

std::string explain_check(const FileConfig& config, const RegisteredCheck& check) {
  const CheckInfo& info = check.info;
  std::string text = why_enabled(config, info);
  if (!check.origin.empty()) text += "    it comes from " + check.origin + "\n";
  if (const SeveritySetting* level = config.severity(info.id)) {
    text += "    severity is " + std::string(to_string(*level->level)) + " in " +
            to_string(level->origin) + " by '" + level->glob + "'\n";
  }
  for (const OptionSetting* option : config.options(info.id)) {
    text += "    " + option->option + " is '" + option->text + "' in " + to_string(option->origin) +
            "\n";
  }
  return text;
}

std::string explain_key(const ConfigKey& key, const ConfigLayer& general) {
  const std::string name(key.name);
  if (key.kind == KeyKind::version) {
    const VersionSetting& version = general.*key.version;
    if (version.value == 0) return {};
    return name + " is " + std::to_string(version.value) + " in " + to_string(version.origin) +
           "\n";
  }
  if (key.kind == KeyKind::library_version && general.*key.list) {
    const Setting& version = (general.*key.list)->front();
    return name + " is " + version.value + " in " + to_string(version.origin) + "\n";
  }
  const bool many = key.kind == KeyKind::path_patterns || key.kind == KeyKind::files;
  if (!many || !(general.*key.list)) return {};
  std::string text;
  for (const Setting& one : *(general.*key.list)) {
    text += name + " has '" + one.value + "' in " + to_string(one.origin) + "\n";
  }
  return text;
}

}  // namespace

std::string explain_config(const Config& config, const std::string& path,
                           const Registry& registry) {
  const FileConfig merged = config.for_file(path);
  std::string text;
  for (const EnabledCheck& check : merged.enabled_checks(registry)) {
    text += explain_check(merged, *check.registered);
  }
  for (const ConfigKey& key : config_keys) text += explain_key(key, config.general());
  return text;
}

}  // namespace migcheck
