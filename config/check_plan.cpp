// SPDX-License-Identifier: Apache-2.0
// Files with equal settings share a profile, of which there are few: each folder with a
// configuration, times the sets of its overrides that match some file.
#include "config/check_plan.h"

#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/source/source_file.h"

namespace migcheck {

/// The settings of one group of files.
struct CheckPlan::Profiles {
  struct Profile {
    FileConfig config;
    CheckFilter warnings_as_errors;
    std::set<std::size_t> checks = {};  ///< positions in checks_
  };

  std::vector<Profile> all;  ///< the first one is for findings without a file
  std::unordered_map<std::string, std::size_t> of_path;

  [[nodiscard]] const Profile& at(const std::string& path) const {
    const auto found = of_path.find(path);
    return all[found == of_path.end() ? 0 : found->second];
  }
};

namespace {

/// The options of a check that are set, as one text.
std::string options_key(const FileConfig& config, const std::string& check) {
  std::string key;
  for (const OptionSetting* one : config.options(check)) {
    key += one->option + '\0' + one->text + '\0';
  }
  return key;
}

}  // namespace

CheckPlan::CheckPlan(const ConfigTree& tree, const Registry& registry,
                     const std::vector<std::string>& paths) {
  auto profiles = std::make_shared<Profiles>();
  std::map<std::pair<const Config*, std::vector<bool>>, std::size_t> known;
  const auto add_path = [&](const std::string& path) {
    const Config& config = tree.at(path);
    const auto [place, is_new] =
        known.try_emplace({&config, config.overrides_for(path)}, profiles->all.size());
    if (is_new) {
      FileConfig merged = config.for_file(path);
      CheckFilter errors = merged.warnings_as_errors(registry);
      profiles->all.push_back({std::move(merged), std::move(errors)});
    }
    profiles->of_path.emplace(path, place->second);
  };
  add_path("");
  for (const std::string& path : paths) add_path(path);

  std::map<std::pair<std::string, std::string>, std::pair<EnabledCheck, std::set<std::size_t>>>
      sets;
  for (std::size_t i = 0; i < profiles->all.size(); ++i) {
    const FileConfig& config = profiles->all[i].config;
    for (EnabledCheck& check : config.enabled_checks(registry)) {
      const std::string& id = check.registered->info.id;
      const auto key = std::pair(id, options_key(config, id));
      sets.try_emplace(key, std::move(check), std::set<std::size_t>())
          .first->second.second.insert(i);
    }
  }
  for (auto& [key, entry] : sets) {
    for (const std::size_t profile : entry.second) {
      profiles->all[profile].checks.insert(checks_.size());
    }
    checks_.push_back(std::move(entry.first));
  }
  profiles_ = profiles;
  if (profiles->all.size() == 1) return;
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    checks_[i].applies = [shared = profiles_, i](const std::string& path) {
      return shared->at(path).checks.count(i) != 0;
    };
  }
}

void CheckPlan::set_levels(std::vector<Diagnostic>& diagnostics) const {
  for (Diagnostic& one : diagnostics) {
    const Profiles::Profile& profile =
        profiles_->at(one.span.valid() ? one.span.file->path() : std::string());
    const SeveritySetting* setting = profile.config.severity(one.check);
    if (setting && setting->level) one.severity = *setting->level;
    if (one.severity == Severity::warning && profile.warnings_as_errors.matches(one.check)) {
      one.severity = Severity::error;
    }
  }
}

}  // namespace migcheck
