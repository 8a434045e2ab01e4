// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <cassert>

namespace migcheck {
namespace {

void append(SettingList& list, const SettingList& later) {
  if (!later) return;
  if (!list) list.emplace();
  list->insert(list->end(), later->begin(), later->end());
}

void replace(SettingList& list, const SettingList& later) {
  if (later) list = later;
}

/// The globs were validated when their layer was read.
CheckFilter filter_of(const SettingList& globs, const Registry& registry) {
  std::string joined;
  for (const Setting& glob : globs.value_or(std::vector<Setting>{})) joined += glob.value + ",";
  auto filter = CheckFilter::parse(joined, registry);
  assert(filter.ok());
  return std::move(filter).value();
}

std::vector<std::string> values_of(const SettingList& list) {
  std::vector<std::string> values;
  for (const Setting& setting : list.value_or(std::vector<Setting>{})) {
    values.push_back(setting.value);
  }
  return values;
}

}  // namespace

void Config::add(const ConfigLayer& layer) {
  append(merged_.checks, layer.checks);
  append(merged_.warnings_as_errors, layer.warnings_as_errors);
  replace(merged_.migrations, layer.migrations);
  replace(merged_.models, layer.models);
  replace(merged_.exclude, layer.exclude);
  if (layer.postgres_version != 0) merged_.postgres_version = layer.postgres_version;
  for (const OptionSetting& option : layer.check_options) {
    options_.insert_or_assign({option.check, option.option}, option);
  }
}

std::vector<EnabledCheck> Config::enabled_checks(const Registry& registry) const {
  const CheckFilter filter = filter_of(merged_.checks, registry);
  std::vector<EnabledCheck> enabled;
  for (const auto& [id, registered] : registry.checks()) {
    if (is_opt_in(registered.info) ? !filter.asks_for(id) : merged_.checks && !filter.matches(id)) {
      continue;
    }
    EnabledCheck& check =
        enabled.emplace_back(EnabledCheck{&registered, CheckOptions(registered.info)});
    for (const OptionInfo& option : registered.info.options) {
      const auto setting = options_.find({id, option.name});
      if (setting == options_.end()) continue;
      [[maybe_unused]] const auto wrong = check.options.set(option, setting->second.text);
      assert(!wrong);
    }
  }
  return enabled;
}

CheckFilter Config::warnings_as_errors(const Registry& registry) const {
  return filter_of(merged_.warnings_as_errors, registry);
}

std::vector<std::string> Config::migrations() const { return values_of(merged_.migrations); }

std::vector<std::string> Config::models() const { return values_of(merged_.models); }

std::vector<std::string> Config::exclude() const { return values_of(merged_.exclude); }

}  // namespace migcheck
