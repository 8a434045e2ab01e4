// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <algorithm>

namespace migcheck {
namespace {

template <class T>
void replace_setting(std::optional<T>& value, const std::optional<T>& later) {
  if (later) value = later;
}

void replace_version(VersionSetting& version, const VersionSetting& later) {
  if (later.value != 0) version = later;
}

void append_new(SettingList& list, const SettingList& later) {
  if (!later) return;
  if (!list) list.emplace();
  for (const Setting& one : *later) {
    const bool known = std::any_of(list->begin(), list->end(),
                                   [&](const Setting& other) { return other.value == one.value; });
    if (!known) list->push_back(one);
  }
}

std::vector<std::string> values_of(const SettingList& list) {
  std::vector<std::string> values;
  for (const Setting& setting : list.value_or(std::vector<Setting>{})) {
    values.push_back(setting.value);
  }
  return values;
}

std::string first_of(const SettingList& list) {
  return list && !list->empty() ? list->front().value : std::string();
}

}  // namespace

void Config::add(const ConfigLayer& layer) {
  for_all_.add(layer);
  for (const CheckSettings& settings : layer.overrides) {
    const std::vector<std::string> files = values_of(settings.files);
    overrides_.push_back({settings, {files.begin(), files.end()}});
  }
  replace_setting(merged_.migrations, layer.migrations);
  replace_setting(merged_.models, layer.models);
  replace_setting(merged_.exclude, layer.exclude);
  replace_setting(merged_.baseline, layer.baseline);
  append_new(merged_.plugins, layer.plugins);
  for (const CustomCheck& one : layer.custom_checks) {
    auto& all = merged_.custom_checks;
    const bool known = std::any_of(all.begin(), all.end(), [&](const CustomCheck& other) {
      return other.info.id == one.info.id;
    });
    if (!known) all.push_back(one);
  }
  replace_setting(merged_.fail_on, layer.fail_on);
  replace_setting(merged_.alembic_version, layer.alembic_version);
  replace_version(merged_.postgres_version, layer.postgres_version);
  replace_version(merged_.sqlalchemy_version, layer.sqlalchemy_version);
}

std::vector<bool> Config::overrides_for(const std::string& path) const {
  std::vector<bool> counts;
  counts.reserve(overrides_.size());
  for (const Override& one : overrides_) {
    counts.push_back(std::any_of(one.files.begin(), one.files.end(),
                                 [&](const PathPattern& files) { return files.matches(path); }));
  }
  return counts;
}

FileConfig Config::for_file(const std::string& path) const {
  FileConfig config = for_all_;
  const std::vector<bool> counts = overrides_for(path);
  for (std::size_t i = 0; i < overrides_.size(); ++i) {
    if (counts[i]) config.add_override(overrides_[i].settings);
  }
  return config;
}

std::vector<std::string> Config::migrations() const { return values_of(merged_.migrations); }

std::vector<std::string> Config::models() const { return values_of(merged_.models); }

std::string Config::baseline() const { return first_of(merged_.baseline); }

std::string Config::alembic_version() const { return first_of(merged_.alembic_version); }

std::vector<std::string> Config::exclude() const { return values_of(merged_.exclude); }

std::vector<CheckSettings> Config::overrides() const {
  std::vector<CheckSettings> all;
  for (const Override& one : overrides_) all.push_back(one.settings);
  return all;
}

}  // namespace migcheck
