// SPDX-License-Identifier: Apache-2.0
#include "config/file_config.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace migcheck {
namespace {

void append_settings(SettingList& list, const SettingList& later) {
  if (!later) return;
  if (!list) list.emplace();
  list->insert(list->end(), later->begin(), later->end());
}

/// The globs were validated when their layer was read.
CheckFilter filter_of(const SettingList& globs, const Registry& registry) {
  std::string joined;
  for (const Setting& glob : globs.value_or(std::vector<Setting>{})) joined += glob.value + ",";
  auto filter = CheckFilter::parse(joined, registry);
  assert(filter.ok());
  return std::move(filter).value();
}

std::string_view without_sign(std::string_view glob) {
  return glob.starts_with('-') ? glob.substr(1) : glob;
}

}  // namespace

void FileConfig::add(const CheckSettings& later) {
  append_settings(merged_.checks, later.checks);
  append_settings(merged_.warnings_as_errors, later.warnings_as_errors);
  merged_.severities.insert(merged_.severities.end(), later.severities.begin(),
                            later.severities.end());
  merged_.brings.insert(merged_.brings.end(), later.brings.begin(), later.brings.end());
  for (const OptionSetting& option : later.check_options) {
    auto& all = merged_.check_options;
    const auto same = std::find_if(all.begin(), all.end(), [&](const OptionSetting& one) {
      return one.check == option.check && one.option == option.option;
    });
    if (same == all.end()) {
      all.push_back(option);
    } else {
      *same = option;
    }
  }
}

void FileConfig::add_override(const CheckSettings& later) {
  if (!merged_.checks && later.checks && !later.checks->empty()) {
    merged_.checks = std::vector<Setting>{{"*", later.checks->front().origin}};
  }
  add(later);
}

bool FileConfig::exists_here(const RegisteredCheck& check) const {
  const auto& brings = merged_.brings;
  return check.origin.empty() ||
         std::find(brings.begin(), brings.end(), check.info.id) != brings.end();
}

std::vector<EnabledCheck> FileConfig::enabled_checks(const Registry& registry) const {
  const CheckFilter filter = filter_of(merged_.checks, registry);
  std::vector<EnabledCheck> enabled;
  for (const auto& [id, registered] : registry.checks()) {
    if (!exists_here(registered)) continue;
    const bool off =
        is_opt_in(registered.info) ? !filter.asks_for(id) : merged_.checks && !filter.matches(id);
    const SeveritySetting* level = severity(id);
    if (off || (level && !level->level)) continue;
    EnabledCheck& check =
        enabled.emplace_back(EnabledCheck{&registered, CheckOptions(registered.info)});
    for (const OptionSetting* setting : options(id)) {
      const auto& infos = registered.info.options;
      const auto info = std::find_if(infos.begin(), infos.end(), [&](const OptionInfo& one) {
        return one.name == setting->option;
      });
      assert(info != infos.end());
      [[maybe_unused]] const auto wrong = check.options.set(*info, setting->text);
      assert(!wrong);
    }
  }
  return enabled;
}

CheckFilter FileConfig::warnings_as_errors(const Registry& registry) const {
  return filter_of(merged_.warnings_as_errors, registry);
}

const SeveritySetting* FileConfig::severity(std::string_view check) const {
  const auto& all = merged_.severities;
  const auto last = std::find_if(all.rbegin(), all.rend(), [&](const SeveritySetting& one) {
    return glob_match(one.glob, check);
  });
  return last == all.rend() ? nullptr : &*last;
}

const Setting* FileConfig::decisive_glob(std::string_view check) const {
  if (!merged_.checks) return nullptr;
  const auto& all = *merged_.checks;
  const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Setting& one) {
    return glob_match(without_sign(one.value), check);
  });
  return last == all.rend() ? nullptr : &*last;
}

std::vector<const OptionSetting*> FileConfig::options(std::string_view check) const {
  std::vector<const OptionSetting*> found;
  for (const OptionSetting& one : merged_.check_options) {
    if (one.check == check) found.push_back(&one);
  }
  std::sort(found.begin(), found.end(),
            [](const OptionSetting* a, const OptionSetting* b) { return a->option < b->option; });
  return found;
}

}  // namespace migcheck
